//! rule: CancelSpinLock
//! about: A virtual miniport in C++ over three files: a queue under the cancel lock, a guard, an interface, a lambda.
#include "cinder.h"

namespace cinder
{
bool WaitQueue::Add(PIRP irp)
{
    CancelGuard guard;
    if (removing_ || count_ == kSlots)
        return false;
    IoMarkIrpPending(irp);
    IoSetCancelRoutine(irp, &WaitQueue::OnCancel);
    slots_[count_++] = irp;
    return true;
}

PIRP WaitQueue::Take()
{
    CancelGuard guard;
    for (auto& slot : slots_) {
        if (slot == nullptr)
            continue;
        PIRP irp = slot;
        slot = nullptr;
        if (IoSetCancelRoutine(irp, nullptr) == nullptr)
            continue;
        --count_;
        return irp;
    }
    return nullptr;
}

ULONG WaitQueue::Drain()
{
    ULONG drained = 0;
    CancelGuard guard; //~ step 1 #drain: calls cinder::CancelGuard::CancelGuard
    removing_ = true;
    while (PIRP irp = Take()) { //~ step 2 #drain: calls cinder::WaitQueue::Take
        irp->IoStatus.Status = STATUS_CANCELLED;
        drained++;
    }
    return drained;
}

void WaitQueue::OnCancel(PDEVICE_OBJECT, PIRP irp)
{
    IoReleaseCancelSpinLock(irp->CancelIrql);
    irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}

BOOLEAN Adapter::StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb)
{
    auto* self = static_cast<Adapter*>(extension);
    switch (srb->Function) {
    case SRB_FUNCTION_EXECUTE_SCSI:
        srb->SrbStatus = self->target_->Send(*srb) ? SRB_STATUS_PENDING : SRB_STATUS_BUSY;
        break;
    case SRB_FUNCTION_FLUSH: {
        CancelGuard guard;
        guard.Release(srb->Lun != 0); //~ step 1 #flush: calls cinder::CancelGuard::Release
        break;
    }
    case SRB_FUNCTION_SHUTDOWN: {
        KIRQL irql;
        IoAcquireCancelSpinLock(&irql); //~ step 1 #shutdown: free -> held
        if (self->queue_.IsEmpty())
            return TRUE; //~ violation CancelSpinLock held-at-exit #shutdown
        IoReleaseCancelSpinLock(irql);
        break;
    }
    default:
        srb->SrbStatus = SRB_STATUS_INVALID_REQUEST;
    }
    StorPortNotification(RequestComplete, extension, srb);
    return TRUE;
}

BOOLEAN Adapter::ResetBus(PVOID extension, ULONG)
{
    static_cast<Adapter*>(extension)->queue_.Drain();
    return StorPortSynchronizeAccess(
        extension, [](PVOID ext, PVOID) -> BOOLEAN { return static_cast<Adapter*>(ext)->Mark(); }, nullptr);
}

BOOLEAN Adapter::Mark()
{
    CancelGuard guard;
    marked_ = TRUE;
    return marked_;
}
} // namespace cinder

extern "C" ULONG DriverEntry(PVOID driver, PVOID path)
{
    VIRTUAL_HW_INITIALIZATION_DATA hw = {};
    hw.HwInitializationDataSize = sizeof(hw);
    hw.HwStartIo = cinder::Adapter::StartIo;
    hw.HwResetBus = cinder::Adapter::ResetBus;
    return StorPortInitialize(driver, path, reinterpret_cast<PHW_INITIALIZATION_DATA>(&hw), nullptr);
}
//! file: cinder.h
#pragma once
#include <storport.h>

namespace cinder
{
class CancelGuard final
{
public:
    CancelGuard() noexcept : held_(true) { IoAcquireCancelSpinLock(&irql_); } //~ violation CancelSpinLock double-acquire #drain
    ~CancelGuard()
    {
        if (held_)
            IoReleaseCancelSpinLock(irql_); //~ violation CancelSpinLock release-without-acquire #flush
    }
    void Release(bool again = false)
    {
        IoReleaseCancelSpinLock(irql_); //~ step 2 #flush: held -> free
        if (again)                      //~ step 3 #flush: branch taken
            return;
        held_ = false;
    }
    CancelGuard(const CancelGuard&) = delete;
    CancelGuard& operator=(const CancelGuard&) = delete;

private:
    KIRQL irql_{};
    bool held_;
};

class ITarget
{
public:
    virtual ~ITarget() = default;
    virtual bool Send(SCSI_REQUEST_BLOCK& srb) = 0;
};

class WaitQueue
{
public:
    bool Add(PIRP irp);
    [[nodiscard]] PIRP Take();
    ULONG Drain();
    bool IsEmpty() const { return count_ == 0; }
    static void OnCancel(PDEVICE_OBJECT device, PIRP irp);

private:
    static constexpr ULONG kSlots = 16;
    PIRP slots_[kSlots];
    ULONG count_ = 0;
    bool removing_ = false;
};

class Adapter
{
public:
    static BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb);
    static BOOLEAN ResetBus(PVOID extension, ULONG path);

private:
    BOOLEAN Mark();
    WaitQueue queue_;
    ITarget* target_;
    BOOLEAN marked_;
    friend class Tunnel;
};
} // namespace cinder
//! file: targets.cpp
#include "cinder.h"

using namespace cinder;

namespace
{
class Tunnel : public ITarget
{
public:
    explicit Tunnel(WaitQueue& queue) : queue_(queue) {}
    bool Send(SCSI_REQUEST_BLOCK& srb) override
    {
        PIRP irp = queue_.Take();
        if (!irp)
            return false;
        irp->IoStatus.Information = srb.DataTransferLength;
        return queue_.Add(irp);
    }

private:
    WaitQueue& queue_;
};

class Sink : public ITarget
{
public:
    bool Send(SCSI_REQUEST_BLOCK&) override
    {
        CancelGuard guard;
        return ++sent_ != 0;
    }

private:
    ULONG sent_;
};
} // namespace
