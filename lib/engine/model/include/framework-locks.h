/*
 * Locks, counters and cancellation of frameworks whose other words are not modelled (NDIS, KMDF, FsRtl): none of them is
 * the cancel spin lock. Handles are opaque. Also what returns a record, which no call without a declaration could.
 * How to read a prototype: ../README.md, "Prototypes".
 */
typedef int NDIS_STATUS, *PNDIS_STATUS;
typedef PVOID NDIS_HANDLE, *PNDIS_HANDLE;
typedef struct _NDIS_SPIN_LOCK {
    KSPIN_LOCK SpinLock;
    KIRQL OldIrql;
} NDIS_SPIN_LOCK, *PNDIS_SPIN_LOCK;
VOID NdisAcquireRWLockRead(_In_ PVOID Lock, _Out_ PVOID LockState, UCHAR Flags);
VOID NdisAcquireRWLockWrite(_In_ PVOID Lock, _Out_ PVOID LockState, UCHAR Flags);
VOID NdisAcquireReadWriteLock(_Inout_ PVOID Lock, BOOLEAN fWrite, _Out_ PVOID LockState);
VOID NdisAcquireSpinLock(_Inout_ PNDIS_SPIN_LOCK SpinLock);
__portcullis_mark(allocates) PVOID NdisAllocateRWLock(NDIS_HANDLE NdisHandle);
VOID NdisAllocateSpinLock(_Out_ PNDIS_SPIN_LOCK SpinLock);
VOID NdisCancelOidRequest(NDIS_HANDLE NdisBindingHandle, _In_ PVOID RequestId);
VOID NdisCancelSendNetBufferLists(NDIS_HANDLE NdisBindingHandle, _In_ PVOID CancelId);
VOID NdisCancelSendPackets(NDIS_HANDLE NdisBindingHandle, _In_ PVOID CancelId);
VOID NdisCancelTimer(_In_ PVOID Timer, _Out_ PBOOLEAN TimerCancelled);
BOOLEAN NdisCancelTimerObject(NDIS_HANDLE TimerHandle);
VOID NdisDprAcquireReadWriteLock(_Inout_ PVOID Lock, BOOLEAN fWrite, _Out_ PVOID LockState);
VOID NdisDprAcquireSpinLock(_Inout_ PNDIS_SPIN_LOCK SpinLock);
VOID NdisDprReleaseReadWriteLock(_Inout_ PVOID Lock, _In_ PVOID LockState);
VOID NdisDprReleaseSpinLock(_Inout_ PNDIS_SPIN_LOCK SpinLock);
VOID NdisFCancelOidRequest(NDIS_HANDLE NdisFilterHandle, _In_ PVOID RequestId);
VOID NdisFCancelSendNetBufferLists(NDIS_HANDLE NdisFilterHandle, _In_ PVOID CancelId);
VOID NdisFreeRWLock(_In_ PVOID Lock);
VOID NdisFreeSpinLock(_Inout_ PNDIS_SPIN_LOCK SpinLock);
VOID NdisInitializeReadWriteLock(_Out_ PVOID Lock);
VOID NdisMCancelTimer(_In_ PVOID Timer, _Out_ PBOOLEAN TimerCancelled);
VOID NdisReleaseRWLock(_In_ PVOID Lock, _In_ PVOID LockState);
VOID NdisReleaseReadWriteLock(_Inout_ PVOID Lock, _In_ PVOID LockState);
VOID NdisReleaseSpinLock(_Inout_ PNDIS_SPIN_LOCK SpinLock);
#define NdisInterlockedIncrement(Addend) InterlockedIncrement(Addend)
#define NdisInterlockedDecrement(Addend) InterlockedDecrement(Addend)

PHYSICAL_ADDRESS WdfCommonBufferGetAlignedLogicalAddress(HANDLE CommonBuffer);
VOID WdfInterruptAcquireLock(HANDLE Interrupt);
VOID WdfInterruptReleaseLock(HANDLE Interrupt);
VOID WdfObjectAcquireLock(HANDLE Object);
VOID WdfObjectReleaseLock(HANDLE Object);
BOOLEAN WdfRequestCancelSentRequest(HANDLE Request);
BOOLEAN WdfRequestIsCanceled(HANDLE Request);
VOID WdfRequestMarkCancelable(HANDLE Request, PVOID EvtRequestCancel);
NTSTATUS WdfRequestMarkCancelableEx(HANDLE Request, PVOID EvtRequestCancel);
NTSTATUS WdfRequestUnmarkCancelable(HANDLE Request);
VOID WdfSpinLockAcquire(HANDLE SpinLock);
NTSTATUS WdfSpinLockCreate(_In_ PVOID SpinLockAttributes, _Out_ PVOID SpinLock);
VOID WdfSpinLockRelease(HANDLE SpinLock);
__portcullis_mark(may_block) NTSTATUS WdfWaitLockAcquire(HANDLE Lock, _In_ PLONGLONG Timeout);
NTSTATUS WdfWaitLockCreate(_In_ PVOID LockAttributes, _Out_ PVOID Lock);
VOID WdfWaitLockRelease(HANDLE Lock);

VOID FsRtlAcquireFileExclusive(_In_ PFILE_OBJECT FileObject);
NTSTATUS FsRtlCancellableWaitForSingleObject(_In_ PVOID Object, _In_ PLARGE_INTEGER Timeout, _In_ PIRP Irp);
VOID FsRtlReleaseFile(_In_ PFILE_OBJECT FileObject);
BOOLEAN FsRtlCheckLockForReadAccess(_In_ PVOID FileLock, _In_ PIRP Irp);
BOOLEAN FsRtlCheckLockForWriteAccess(_In_ PVOID FileLock, _In_ PIRP Irp);
VOID FsRtlInitializeFileLock(_Out_ PVOID FileLock, _In_ PVOID CompleteLockIrpRoutine, _In_ PVOID UnlockRoutine);
VOID FsRtlUninitializeFileLock(_Inout_ PVOID FileLock);
#define FsRtlEnterFileSystem() KeEnterCriticalRegion()
#define FsRtlExitFileSystem() KeLeaveCriticalRegion()
typedef struct _CC_FILE_SIZES {
    LARGE_INTEGER AllocationSize;
    LARGE_INTEGER FileSize;
    LARGE_INTEGER ValidDataLength;
} CC_FILE_SIZES, *PCC_FILE_SIZES;
