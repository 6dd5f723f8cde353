/*
 * Routines that change the interrupt request level, and what they save. Spin locks themselves are not modelled here:
 * who holds which lock is the business of rules.
 */
KIRQL KeGetCurrentIrql(void)
{
    return __irql;
}

VOID KeRaiseIrql(KIRQL NewIrql, PKIRQL OldIrql)
{
    *OldIrql = __irql;
    __irql = NewIrql;
}

KIRQL KfRaiseIrql(KIRQL NewIrql)
{
    KIRQL old = __irql;
    __irql = NewIrql;
    return old;
}

KIRQL KeRaiseIrqlToDpcLevel(void)
{
    KIRQL old = __irql;
    __irql = DISPATCH_LEVEL;
    return old;
}

VOID KeLowerIrql(KIRQL NewIrql)
{
    __irql = NewIrql;
}

VOID KfLowerIrql(KIRQL NewIrql)
{
    __irql = NewIrql;
}

VOID IoAcquireCancelSpinLock(PKIRQL Irql)
{
    *Irql = __irql;
    __irql = DISPATCH_LEVEL;
}

VOID IoReleaseCancelSpinLock(KIRQL Irql)
{
    __irql = Irql;
}

VOID KeAcquireSpinLock(PKSPIN_LOCK SpinLock, PKIRQL OldIrql)
{
    *OldIrql = __irql;
    __irql = DISPATCH_LEVEL;
}

KIRQL KeAcquireSpinLockRaiseToDpc(PKSPIN_LOCK SpinLock)
{
    KIRQL old = __irql;
    __irql = DISPATCH_LEVEL;
    return old;
}

VOID KeReleaseSpinLock(PKSPIN_LOCK SpinLock, KIRQL NewIrql)
{
    __irql = NewIrql;
}

KIRQL KeAcquireSpinLockForDpc(PKSPIN_LOCK SpinLock)
{
    KIRQL old = __irql;
    __irql = DISPATCH_LEVEL;
    return old;
}

VOID KeReleaseSpinLockForDpc(PKSPIN_LOCK SpinLock, KIRQL OldIrql)
{
    __irql = OldIrql;
}

VOID KeAcquireInStackQueuedSpinLock(PKSPIN_LOCK SpinLock, PKLOCK_QUEUE_HANDLE LockHandle)
{
    LockHandle->LockQueue.Lock = SpinLock;
    LockHandle->OldIrql = __irql;
    __irql = DISPATCH_LEVEL;
}

VOID KeReleaseInStackQueuedSpinLock(PKLOCK_QUEUE_HANDLE LockHandle)
{
    __irql = LockHandle->OldIrql;
}

VOID KeAcquireInStackQueuedSpinLockForDpc(PKSPIN_LOCK SpinLock, PKLOCK_QUEUE_HANDLE LockHandle)
{
    LockHandle->LockQueue.Lock = SpinLock;
    LockHandle->OldIrql = __irql;
    __irql = DISPATCH_LEVEL;
}

VOID KeReleaseInStackQueuedSpinLockForDpc(PKLOCK_QUEUE_HANDLE LockHandle)
{
    __irql = LockHandle->OldIrql;
}

KIRQL KeAcquireInterruptSpinLock(PKINTERRUPT Interrupt)
{
    KIRQL old = __irql;
    __irql = DEVICE_IRQL_MINIMUM;
    return old;
}

VOID KeReleaseInterruptSpinLock(PKINTERRUPT Interrupt, KIRQL OldIrql)
{
    __irql = OldIrql;
}

KIRQL ExAcquireSpinLockExclusive(PEX_SPIN_LOCK SpinLock)
{
    KIRQL old = __irql;
    __irql = DISPATCH_LEVEL;
    return old;
}

VOID ExReleaseSpinLockExclusive(PEX_SPIN_LOCK SpinLock, KIRQL OldIrql)
{
    __irql = OldIrql;
}

KIRQL ExAcquireSpinLockShared(PEX_SPIN_LOCK SpinLock)
{
    KIRQL old = __irql;
    __irql = DISPATCH_LEVEL;
    return old;
}

VOID ExReleaseSpinLockShared(PEX_SPIN_LOCK SpinLock, KIRQL OldIrql)
{
    __irql = OldIrql;
}

VOID ExAcquireFastMutex(PFAST_MUTEX FastMutex)
{
    FastMutex->OldIrql = __irql;
    __irql = APC_LEVEL;
}

BOOLEAN ExTryToAcquireFastMutex(PFAST_MUTEX FastMutex)
{
    if (__portcullis_nondet())
        return FALSE;
    FastMutex->OldIrql = __irql;
    __irql = APC_LEVEL;
    return TRUE;
}

VOID ExReleaseFastMutex(PFAST_MUTEX FastMutex)
{
    __irql = (KIRQL)FastMutex->OldIrql;
}

/* Runs the routine at once, at the interrupt's level. */
BOOLEAN KeSynchronizeExecution(PKINTERRUPT Interrupt, PKSYNCHRONIZE_ROUTINE SynchronizeRoutine, PVOID SynchronizeContext)
{
    KIRQL old = __irql;
    BOOLEAN result;
    __irql = DEVICE_IRQL_MINIMUM;
    result = SynchronizeRoutine(SynchronizeContext);
    __irql = old;
    return result;
}

NTSTATUS KeExpandKernelStackAndCallout(PEXPAND_STACK_CALLOUT Callout, PVOID Parameter, SIZE_T Size)
{
    if (__portcullis_nondet())
        return STATUS_NO_MEMORY;
    Callout(Parameter);
    return STATUS_SUCCESS;
}

ULONG_PTR KeIpiGenericCall(PKIPI_BROADCAST_WORKER BroadcastFunction, ULONG_PTR Context)
{
    KIRQL old = __irql;
    ULONG_PTR result;
    __irql = IPI_LEVEL;
    result = BroadcastFunction(Context);
    __irql = old;
    return result;
}

/* A wait that nothing can interrupt or time out ends with the object signalled. */
NTSTATUS KeWaitForSingleObject(PVOID Object, KWAIT_REASON WaitReason, KPROCESSOR_MODE WaitMode, BOOLEAN Alertable,
                               PLARGE_INTEGER Timeout)
{
    if (Timeout != NULL && __portcullis_nondet())
        return STATUS_TIMEOUT;
    if (Alertable && __portcullis_nondet())
        return STATUS_ALERTED;
    if (WaitMode == UserMode && __portcullis_nondet())
        return STATUS_USER_APC;
    return STATUS_SUCCESS;
}
