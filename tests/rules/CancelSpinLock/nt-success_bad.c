//! rule: CancelSpinLock
//! about: released only on STATUS_SUCCESS, acquired on every success code
NTSTATUS Prepare(PVOID ext);
HW_PROCESS_SERVICE_REQUEST Service;
VOID Service(PVOID ext, PVOID irp) {
    KIRQL irql;
    NTSTATUS status = Prepare(ext);
    if (NT_SUCCESS(status))                              //~ step 1: branch taken
        IoAcquireCancelSpinLock(&irql);                  //~ step 2: free -> held
    if (status == STATUS_SUCCESS)                        //~ step 3: branch not taken
        IoReleaseCancelSpinLock(irql);
}                                                        //~ violation CancelSpinLock held-at-exit
