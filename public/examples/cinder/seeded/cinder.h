//
// cinder.h: the classes of the Cinder miniport.
//
// Cinder tunnels SCSI commands to a target in user mode. A server process
// fetches commands with IOCTL_MINIPORT_PROCESS_SERVICE_IRP; its IRPs wait in a
// WaitQueue until StartIo has something for them. Without a server the adapter
// answers from a small loopback disk, which is how it is tested.
//
//   cinder.cpp   DriverEntry and the callbacks, as static members of Adapter
//   queue.cpp    WaitQueue, the cancel routine
//
// Cinder is fictional. Copyright (c) the Portcullis authors.
// SPDX-License-Identifier: MIT
//
#pragma once

extern "C" {
#include <ntddk.h>
#include <storport.h>
#include <ntddscsi.h>
}

inline void* operator new(size_t, void* where) noexcept { return where; }

namespace cinder {

constexpr ULONG Signature = 0x524e4443;         // "CDNR"
constexpr ULONG SlotCount = 16;
constexpr ULONG CommandCount = 64;
constexpr ULONG LoopBlocks = 256;
constexpr ULONG BlockSize = 512;

enum class Verb : ULONG { Connect = 1, Fetch = 2, Reply = 3, Disconnect = 4 };

// Input buffer of every service request.
struct Request {
    ULONG signature;
    Verb verb;
    ULONG tag;                                  // Reply: of the command
    ULONG status;                               // Reply: SRB status
};

// Output buffer of Verb::Fetch.
struct Command {
    ULONG tag;
    ULONG length;
    UCHAR cdb[16];
};

//
// Holds the cancel spin lock for the length of a scope. Release() ends it
// early, for the one thing that must not happen under the lock: completing.
//
class CancelGuard {
public:
    CancelGuard() { IoAcquireCancelSpinLock(&irql_); }  //~ violation CancelSpinLock double-acquire #c1: again while held  //~ violation CancelSpinLock double-acquire #c4: called with

    ~CancelGuard()
    {
        if (held_) {
            IoReleaseCancelSpinLock(irql_);  //~ violation CancelSpinLock release-without-acquire #c2
        }
    }

    void Release()
    {
        IoReleaseCancelSpinLock(irql_);
    }

    CancelGuard(const CancelGuard&) = delete;
    CancelGuard& operator=(const CancelGuard&) = delete;

private:
    KIRQL irql_ = PASSIVE_LEVEL;
    bool held_ = true;
};

//
// IRPs of the server that wait for a command. Every method takes the cancel
// spin lock itself unless it says otherwise. An IRP in a slot has a cancel
// routine; whoever empties the slot owns the IRP.
//
class WaitQueue {
public:
    // STATUS_PENDING when it waits now; else the IRP is still the caller's.
    NTSTATUS Push(PIRP irp);

    // The IRP that has waited longest in its slot order, or nullptr.
    PIRP Pop();

    // Empties every slot. The queue takes no more until Open.
    void Close(PVOID adapter, NTSTATUS status);
    void Open();

    ULONG Count() const;

private:
    static DRIVER_CANCEL OnCancel;

    // Both expect the lock held.
    ULONG FreeSlot() const;
    PIRP Take(ULONG slot);

    PIRP slots_[SlotCount];
    ULONG count_;
    bool closed_;
};

struct Extension;

//
// Where commands go. One of the two below is in use at any time.
//
class Transport {
public:
    virtual UCHAR Submit(Extension& ext, PSCSI_REQUEST_BLOCK srb) = 0;
    virtual bool IsRemote() const { return false; }

protected:
    ~Transport() = default;
};

// Keeps the command until the server replies.
class Tunnel final : public Transport {
public:
    UCHAR Submit(Extension& ext, PSCSI_REQUEST_BLOCK srb) override;
    bool IsRemote() const override { return true; }
};

// Answers at once.
class Loopback final : public Transport {
public:
    UCHAR Submit(Extension& ext, PSCSI_REQUEST_BLOCK srb) override;
};

struct Statistics {
    ULONG submitted;
    ULONG replied;
    ULONG refused;
};

struct Extension {
    WaitQueue waiters;

    // Guarded by the cancel spin lock, like the queue.
    PSCSI_REQUEST_BLOCK commands[CommandCount];
    PFILE_OBJECT server;
    Transport* transport;

    // Guarded by the interrupt lock, through StorPortSynchronizeAccess.
    Statistics statistics;

    Tunnel tunnel;
    Loopback loopback;
    PUCHAR disk;
};

inline Extension& ExtensionOf(PVOID deviceExtension) { return *static_cast<Extension*>(deviceExtension); }

// The callbacks. Storport knows them as functions; they are static members.
class Adapter {
public:
    static VIRTUAL_HW_FIND_ADAPTER FindAdapter;
    static HW_INITIALIZE Initialize;
    static HW_STARTIO StartIo;
    static HW_RESET_BUS ResetBus;
    static HW_ADAPTER_CONTROL AdapterControl;
    static HW_FREE_ADAPTER_RESOURCES FreeResources;
    static HW_PROCESS_SERVICE_REQUEST ProcessServiceRequest;
    static HW_COMPLETE_SERVICE_IRP CompleteServiceIrp;

private:
    static NTSTATUS Connect(Extension& ext, PFILE_OBJECT server);
    static NTSTATUS Fetch(Extension& ext, PIRP irp, PIO_STACK_LOCATION stack);
    static NTSTATUS Reply(Extension& ext, const Request& request);
    static NTSTATUS Disconnect(Extension& ext, PFILE_OBJECT server);
};

// Completes an IRP that is in no slot. The lock is free.
void Finish(PVOID adapter, PIRP irp, NTSTATUS status, ULONG_PTR information = 0);

// Puts a command into the buffer of an IRP. False when there is none.
bool NextCommand(Extension& ext, PIRP irp);

} // namespace cinder
