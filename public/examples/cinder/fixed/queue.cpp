//
// queue.cpp: the IRPs that wait, and their cancellation.
//
// The cancel spin lock guards the slots themselves. With a lock of our own
// there would be a moment between emptying a slot and taking the cancel
// routine away, in which both the queue and the I/O manager own the IRP.
//
// SPDX-License-Identifier: MIT
//
#include "cinder.h"

namespace cinder {

void Finish(PVOID adapter, PIRP irp, NTSTATUS status, ULONG_PTR information)
{
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = information;
    StorPortCompleteServiceIrp(adapter, irp);
}

// SlotCount when all are taken.
ULONG WaitQueue::FreeSlot() const
{
    for (ULONG slot = 0; slot < SlotCount; ++slot) {
        if (slots_[slot] == nullptr) {
            return slot;
        }
    }
    return SlotCount;
}

// Empties a slot and takes the cancel routine away.
PIRP WaitQueue::Take(ULONG slot)
{
    PIRP irp = slots_[slot];
    if (irp != nullptr) {
        slots_[slot] = nullptr;
        --count_;
        IoSetCancelRoutine(irp, nullptr);
    }
    return irp;
}

ULONG WaitQueue::Count() const
{
    CancelGuard guard;
    return count_;
}

NTSTATUS WaitQueue::Push(PIRP irp)
{
    CancelGuard guard;

    if (closed_) {
        return STATUS_DELETE_PENDING;
    }
    if (count_ == SlotCount) {
        return STATUS_DEVICE_BUSY;
    }
    if (irp->Cancel) {
        return STATUS_CANCELLED;
    }

    const ULONG slot = FreeSlot();
    if (slot == SlotCount) {
        return STATUS_DEVICE_BUSY;
    }
    IoMarkIrpPending(irp);
    irp->Tail.Overlay.DriverContext[0] = this;
    irp->Tail.Overlay.DriverContext[1] = reinterpret_cast<PVOID>(static_cast<ULONG_PTR>(slot));
    slots_[slot] = irp;
    ++count_;
    IoSetCancelRoutine(irp, OnCancel);
    return STATUS_PENDING;
}

PIRP WaitQueue::Pop()
{
    CancelGuard guard;

    for (ULONG slot = 0; slot < SlotCount; ++slot) {
        if (PIRP irp = Take(slot)) {
            return irp;
        }
    }
    return nullptr;
}

void WaitQueue::Open()
{
    CancelGuard guard;
    closed_ = false;
}

// One lock hold per IRP, and none while it completes.
void WaitQueue::Close(PVOID adapter, NTSTATUS status)
{
    {
        CancelGuard guard;
        closed_ = true;
    }
    for (ULONG slot = 0; slot < SlotCount; ++slot) {
        PIRP irp;
        {
            CancelGuard guard;
            irp = Take(slot);
        }
        if (irp != nullptr) {
            Finish(adapter, irp, status);
        }
    }
}

//
// The I/O manager has taken the cancel spin lock for this call; the level to
// go back to is in the IRP.
//
void WaitQueue::OnCancel(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);

    auto queue = static_cast<WaitQueue*>(irp->Tail.Overlay.DriverContext[0]);
    const auto slot = reinterpret_cast<ULONG_PTR>(irp->Tail.Overlay.DriverContext[1]);

    if (slot < SlotCount && queue->slots_[slot] == irp) {
        queue->slots_[slot] = nullptr;
        --queue->count_;
    }
    IoReleaseCancelSpinLock(irp->CancelIrql);

    irp->IoStatus.Status = STATUS_CANCELLED;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}

} // namespace cinder
