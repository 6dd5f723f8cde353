/*
 * Storport routines that run a callback at once, change the level, or tie a status to a pointer; and the accessors that
 * read a request block of either form.
 */
BOOLEAN StorPortSynchronizeAccess(PVOID HwDeviceExtension, PSTOR_SYNCHRONIZED_ACCESS SynchronizedAccessRoutine,
                                  PVOID Context)
{
    KIRQL old = __irql;
    BOOLEAN result;
    __irql = DEVICE_IRQL_MINIMUM;
    result = SynchronizedAccessRoutine(HwDeviceExtension, Context);
    __irql = old;
    return result;
}

VOID StorPortAcquireSpinLock(PVOID DeviceExtension, STOR_SPINLOCK SpinLock, PVOID LockContext, PSTOR_LOCK_HANDLE LockHandle)
{
    LockHandle->Lock = SpinLock;
    LockHandle->Context.OldIrql = __irql;
    __irql = SpinLock == InterruptLock ? DEVICE_IRQL_MINIMUM : DISPATCH_LEVEL;
}

VOID StorPortReleaseSpinLock(PVOID DeviceExtension, PSTOR_LOCK_HANDLE LockHandle)
{
    __irql = LockHandle->Context.OldIrql;
}

ULONG StorPortAcquireMSISpinLock(PVOID HwDeviceExtension, ULONG MessageID, PULONG OldIrql)
{
    *OldIrql = __irql;
    __irql = DEVICE_IRQL_MINIMUM;
    return STOR_STATUS_SUCCESS;
}

ULONG StorPortReleaseMSISpinLock(PVOID HwDeviceExtension, ULONG MessageID, ULONG OldIrql)
{
    __irql = (KIRQL)OldIrql;
    return STOR_STATUS_SUCCESS;
}

ULONG StorPortAllocatePool(PVOID HwDeviceExtension, ULONG NumberOfBytes, ULONG Tag, PVOID *BufferPointer)
{
    *BufferPointer = __portcullis_allocate(NumberOfBytes);
    return *BufferPointer ? STOR_STATUS_SUCCESS : STOR_STATUS_INSUFFICIENT_RESOURCES;
}

UCHAR SrbGetSrbStatus(PVOID Srb)
{
    return ((PSTORAGE_REQUEST_BLOCK_HEADER)Srb)->SrbStatus;
}

VOID SrbSetSrbStatus(PVOID Srb, UCHAR Status)
{
    ((PSTORAGE_REQUEST_BLOCK_HEADER)Srb)->SrbStatus = Status;
}

ULONG SrbGetSrbFunction(PVOID Srb)
{
    UCHAR function = ((PSTORAGE_REQUEST_BLOCK_HEADER)Srb)->Function;
    return function == SRB_FUNCTION_STORAGE_REQUEST_BLOCK ? ((PSTORAGE_REQUEST_BLOCK)Srb)->SrbFunction : function;
}

ULONG SrbGetSrbFlags(PVOID Srb)
{
    if (((PSTORAGE_REQUEST_BLOCK_HEADER)Srb)->Function == SRB_FUNCTION_STORAGE_REQUEST_BLOCK)
        return ((PSTORAGE_REQUEST_BLOCK)Srb)->SrbFlags;
    return ((PSCSI_REQUEST_BLOCK)Srb)->SrbFlags;
}

PVOID SrbGetDataBuffer(PVOID Srb)
{
    if (((PSTORAGE_REQUEST_BLOCK_HEADER)Srb)->Function == SRB_FUNCTION_STORAGE_REQUEST_BLOCK)
        return ((PSTORAGE_REQUEST_BLOCK)Srb)->DataBuffer;
    return ((PSCSI_REQUEST_BLOCK)Srb)->DataBuffer;
}

ULONG SrbGetDataTransferLength(PVOID Srb)
{
    if (((PSTORAGE_REQUEST_BLOCK_HEADER)Srb)->Function == SRB_FUNCTION_STORAGE_REQUEST_BLOCK)
        return ((PSTORAGE_REQUEST_BLOCK)Srb)->DataTransferLength;
    return ((PSCSI_REQUEST_BLOCK)Srb)->DataTransferLength;
}

VOID SrbSetDataTransferLength(PVOID Srb, ULONG Length)
{
    if (((PSTORAGE_REQUEST_BLOCK_HEADER)Srb)->Function == SRB_FUNCTION_STORAGE_REQUEST_BLOCK)
        ((PSTORAGE_REQUEST_BLOCK)Srb)->DataTransferLength = Length;
    else
        ((PSCSI_REQUEST_BLOCK)Srb)->DataTransferLength = Length;
}
