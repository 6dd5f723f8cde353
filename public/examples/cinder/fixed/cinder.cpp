//
// cinder.cpp: DriverEntry, the callbacks, the two transports.
//
// SPDX-License-Identifier: MIT
//
#include "cinder.h"

namespace cinder {

namespace {

// Counters are kept under the interrupt lock.
void CountSubmitted(Extension& ext)
{
    StorPortSynchronizeAccess(
        &ext,
        [](PVOID deviceExtension, PVOID) -> BOOLEAN {
            ++ExtensionOf(deviceExtension).statistics.submitted;
            return TRUE;
        },
        nullptr);
}

void CountReplied(Extension& ext)
{
    StorPortSynchronizeAccess(
        &ext,
        [](PVOID deviceExtension, PVOID) -> BOOLEAN {
            ++ExtensionOf(deviceExtension).statistics.replied;
            return TRUE;
        },
        nullptr);
}

ULONG BigEndian32(const UCHAR* bytes)
{
    return (static_cast<ULONG>(bytes[0]) << 24) | (static_cast<ULONG>(bytes[1]) << 16) |
           (static_cast<ULONG>(bytes[2]) << 8) | bytes[3];
}

void Complete(Extension& ext, PSCSI_REQUEST_BLOCK srb, UCHAR status)
{
    srb->SrbStatus = status;
    StorPortNotification(RequestComplete, &ext, srb);
}

} // namespace

// ---- Transports -------------------------------------------------------------

//
// The command waits in the table until Reply. A server that waits is woken
// after the lock is free: completing its IRP may bring the next Fetch at once.
//
UCHAR Tunnel::Submit(Extension& ext, PSCSI_REQUEST_BLOCK srb)
{
    bool isQueued = false;
    {
        CancelGuard guard;
        for (ULONG tag = 0; tag < CommandCount && !isQueued; ++tag) {
            if (ext.commands[tag] == nullptr) {
                ext.commands[tag] = srb;
                isQueued = true;
            }
        }
    }
    if (!isQueued) {
        return SRB_STATUS_BUSY;
    }

    if (PIRP irp = ext.waiters.Pop()) {
        const bool isFilled = NextCommand(ext, irp);
        Finish(&ext, irp, STATUS_SUCCESS, isFilled ? sizeof(Command) : 0);
    }
    return SRB_STATUS_PENDING;
}

// A disk of 128 KB. It notes who asked last, for the tests.
UCHAR Loopback::Submit(Extension& ext, PSCSI_REQUEST_BLOCK srb)
{
    const ULONG block = BigEndian32(&srb->Cdb[2]);
    PVOID buffer = nullptr;

    {
        CancelGuard guard;
        ext.commands[0] = nullptr;
    }

    switch (srb->Cdb[0]) {
    case SCSIOP_READ:
    case SCSIOP_WRITE:
        if (block >= LoopBlocks || srb->DataTransferLength > BlockSize) {
            return SRB_STATUS_INVALID_REQUEST;
        }
        if (StorPortGetSystemAddress(&ext, srb, &buffer) != STOR_STATUS_SUCCESS) {
            return SRB_STATUS_INSUFFICIENT_RESOURCES;
        }
        if (srb->Cdb[0] == SCSIOP_READ) {
            RtlCopyMemory(buffer, ext.disk + block * BlockSize, srb->DataTransferLength);
        } else {
            RtlCopyMemory(ext.disk + block * BlockSize, buffer, srb->DataTransferLength);
        }
        return SRB_STATUS_SUCCESS;

    case SCSIOP_TEST_UNIT_READY:
        return SRB_STATUS_SUCCESS;

    default:
        return SRB_STATUS_INVALID_REQUEST;
    }
}

//
// Reads through a user address that may go away at any time, so under SEH.
// That is why there is no guard here: a function with __try may have no object
// with a destructor. Every way out goes through __finally.
//
bool NextCommand(Extension& ext, PIRP irp)
{
    auto command = static_cast<Command*>(irp->AssociatedIrp.SystemBuffer);
    bool isFilled = false;
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);
    __try {
        if (command == nullptr) {
            __leave;
        }
        for (ULONG tag = 0; tag < CommandCount; ++tag) {
            PSCSI_REQUEST_BLOCK srb = ext.commands[tag];
            if (srb == nullptr || srb->QueueTag == SP_UNTAGGED) {
                continue;
            }
            command->tag = tag;
            command->length = srb->DataTransferLength;
            RtlCopyMemory(command->cdb, srb->Cdb, sizeof(command->cdb));
            isFilled = true;
            __leave;
        }
    } __finally {
        IoReleaseCancelSpinLock(irql);
    }
    return isFilled;
}

// ---- The server -------------------------------------------------------------

NTSTATUS Adapter::Connect(Extension& ext, PFILE_OBJECT server)
{
    CancelGuard guard;
    if (ext.server != nullptr && ext.server != server) {
        return STATUS_SHARING_VIOLATION;
    }
    ext.server = server;
    ext.transport = &ext.tunnel;
    return STATUS_SUCCESS;
}

NTSTATUS Adapter::Fetch(Extension& ext, PIRP irp, PIO_STACK_LOCATION stack)
{
    if (stack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(Command)) {
        return STATUS_BUFFER_TOO_SMALL;
    }

    CancelGuard guard;
    if (ext.server != stack->FileObject) {
        return STATUS_INVALID_DEVICE_STATE;
    }
    guard.Release();

    if (NextCommand(ext, irp)) {
        irp->IoStatus.Information = sizeof(Command);
        return STATUS_SUCCESS;
    }
    return ext.waiters.Push(irp);
}

//
// Two guards in one function: the first in a block of its own, gone before the
// request completes; the second for what follows.
//
NTSTATUS Adapter::Reply(Extension& ext, const Request& request)
{
    PSCSI_REQUEST_BLOCK srb;

    if (request.tag >= CommandCount) {
        return STATUS_INVALID_PARAMETER;
    }
    {
        CancelGuard guard;
        srb = ext.commands[request.tag];
        ext.commands[request.tag] = nullptr;
    }
    if (srb == nullptr) {
        return STATUS_NOT_FOUND;
    }
    CountReplied(ext);
    Complete(ext, srb, static_cast<UCHAR>(request.status));

    CancelGuard guard;
    if (ext.server == nullptr) {
        ext.transport = &ext.loopback;
    }
    return STATUS_SUCCESS;
}

NTSTATUS Adapter::Disconnect(Extension& ext, PFILE_OBJECT server)
{
    CancelGuard guard;
    if (ext.server != server) {
        return STATUS_INVALID_DEVICE_STATE;
    }
    ext.server = nullptr;
    ext.transport = &ext.loopback;
    return STATUS_SUCCESS;
}

void Adapter::ProcessServiceRequest(PVOID deviceExtension, PVOID serviceIrp)
{
    Extension& ext = ExtensionOf(deviceExtension);
    auto irp = static_cast<PIRP>(serviceIrp);
    auto stack = IoGetCurrentIrpStackLocation(irp);
    auto request = static_cast<const Request*>(irp->AssociatedIrp.SystemBuffer);
    NTSTATUS status = STATUS_INVALID_PARAMETER;

    irp->IoStatus.Information = 0;
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(Request) &&
        request->signature == Signature) {
        switch (request->verb) {
        case Verb::Connect:
            status = Connect(ext, stack->FileObject);
            break;
        case Verb::Fetch:
            status = Fetch(ext, irp, stack);
            break;
        case Verb::Reply:
            status = Reply(ext, *request);
            break;
        case Verb::Disconnect:
            status = Disconnect(ext, stack->FileObject);
            break;
        default:
            status = STATUS_NOT_SUPPORTED;
            break;
        }
    }
    if (status != STATUS_PENDING) {
        Finish(&ext, irp, status, irp->IoStatus.Information);
    }
}

void Adapter::CompleteServiceIrp(PVOID deviceExtension)
{
    Extension& ext = ExtensionOf(deviceExtension);

    {
        CancelGuard guard;
        ext.server = nullptr;
        ext.transport = &ext.loopback;
    }
    ext.waiters.Close(&ext, STATUS_DELETE_PENDING);
}

// ---- The adapter ------------------------------------------------------------

ULONG Adapter::FindAdapter(PVOID deviceExtension, PVOID, PVOID, PVOID, PCHAR,
                           PPORT_CONFIGURATION_INFORMATION config, PBOOLEAN again)
{
    Extension& ext = ExtensionOf(deviceExtension);
    PVOID disk = nullptr;

    *again = FALSE;
    if (StorPortAllocatePool(&ext, LoopBlocks * BlockSize, 'rdnC', &disk) != STOR_STATUS_SUCCESS) {
        return SP_RETURN_ERROR;
    }
    ext.disk = static_cast<PUCHAR>(disk);

    // Storport hands out zeroed memory; what needs constructing is constructed in it.
    new (&ext.tunnel) Tunnel;
    new (&ext.loopback) Loopback;
    ext.transport = &ext.loopback;
    ext.waiters.Open();

    config->VirtualDevice = TRUE;
    config->MaximumTransferLength = BlockSize;
    config->NumberOfBuses = 1;
    config->MaximumNumberOfTargets = 1;
    config->MaximumNumberOfLogicalUnits = 1;
    config->ScatterGather = TRUE;
    config->Master = TRUE;
    config->SynchronizationModel = StorSynchronizeFullDuplex;
    return SP_RETURN_FOUND;
}

BOOLEAN Adapter::Initialize(PVOID deviceExtension)
{
    return ExtensionOf(deviceExtension).disk != nullptr;
}

BOOLEAN Adapter::StartIo(PVOID deviceExtension, PSCSI_REQUEST_BLOCK srb)
{
    Extension& ext = ExtensionOf(deviceExtension);

    if (srb->Function != SRB_FUNCTION_EXECUTE_SCSI) {
        Complete(ext, srb, SRB_STATUS_INVALID_REQUEST);
        return TRUE;
    }
    CountSubmitted(ext);

    // Either transport balances its own locking; which one it is makes no difference here.
    const UCHAR status = ext.transport->Submit(ext, srb);
    if (status != SRB_STATUS_PENDING) {
        Complete(ext, srb, status);
    }
    return TRUE;
}

// What the server has not answered is lost; it finds out when it replies.
BOOLEAN Adapter::ResetBus(PVOID deviceExtension, ULONG pathId)
{
    Extension& ext = ExtensionOf(deviceExtension);

    {
        CancelGuard guard;
        RtlZeroMemory(ext.commands, sizeof(ext.commands));
    }
    StorPortCompleteRequest(&ext, static_cast<UCHAR>(pathId), SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
    return TRUE;
}

SCSI_ADAPTER_CONTROL_STATUS Adapter::AdapterControl(PVOID deviceExtension, SCSI_ADAPTER_CONTROL_TYPE type,
                                                    PVOID parameters)
{
    Extension& ext = ExtensionOf(deviceExtension);
    KIRQL irql;

    switch (type) {
    case ScsiQuerySupportedControlTypes: {
        auto list = static_cast<PSCSI_SUPPORTED_CONTROL_TYPE_LIST>(parameters);
        for (ULONG i = 0; i < list->MaxControlType; ++i) {
            list->SupportedTypeList[i] = i <= ScsiRestartAdapter;
        }
        return ScsiAdapterControlSuccess;
    }

    case ScsiStopAdapter:
        ext.waiters.Close(&ext, STATUS_DEVICE_NOT_READY);
        return ScsiAdapterControlSuccess;

    case ScsiRestartAdapter: {
        {
            CancelGuard guard;
            ext.transport = &ext.loopback;
        }
        IoAcquireCancelSpinLock(&irql);
        if (ext.server != nullptr) {
            // The server outlived the power transition: it must connect again first.
            IoReleaseCancelSpinLock(irql);
            return ScsiAdapterControlUnsuccessful;
        }
        IoReleaseCancelSpinLock(irql);
        ext.waiters.Open();
        return ScsiAdapterControlSuccess;
    }

    default:
        return ScsiAdapterControlUnsuccessful;
    }
}

void Adapter::FreeResources(PVOID deviceExtension)
{
    Extension& ext = ExtensionOf(deviceExtension);

    ext.waiters.Close(&ext, STATUS_DELETE_PENDING);
    if (ext.disk != nullptr) {
        StorPortFreePool(&ext, ext.disk);
        ext.disk = nullptr;
    }
}

} // namespace cinder

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    using cinder::Adapter;

    VIRTUAL_HW_INITIALIZATION_DATA data{};
    data.HwInitializationDataSize = sizeof(data);
    data.AdapterInterfaceType = Internal;
    data.HwFindAdapter = Adapter::FindAdapter;
    data.HwInitialize = Adapter::Initialize;
    data.HwStartIo = Adapter::StartIo;
    data.HwResetBus = Adapter::ResetBus;
    data.HwAdapterControl = Adapter::AdapterControl;
    data.HwFreeAdapterResources = Adapter::FreeResources;
    data.HwProcessServiceRequest = Adapter::ProcessServiceRequest;
    data.HwCompleteServiceIrp = Adapter::CompleteServiceIrp;
    data.DeviceExtensionSize = sizeof(cinder::Extension);
    data.MapBuffers = STOR_MAP_ALL_BUFFERS_INCLUDING_READ_WRITE;
    data.TaggedQueuing = TRUE;
    data.AutoRequestSense = TRUE;
    data.MultipleRequestPerLu = TRUE;
    data.FeatureSupport = STOR_FEATURE_VIRTUAL_MINIPORT;

    return StorPortInitialize(driver, path, reinterpret_cast<PHW_INITIALIZATION_DATA>(&data), nullptr);
}
