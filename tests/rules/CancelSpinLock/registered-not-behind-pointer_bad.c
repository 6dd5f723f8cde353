//! rule: CancelSpinLock
//! about: the lock stays held when the queue's routine, which only a library knows, says that there is no work
typedef struct _QUEUE { BOOLEAN (*HasWork)(struct _QUEUE *queue); } QUEUE;
typedef struct _EXT { QUEUE *Queue; KIRQL Irql; } EXT;
HW_INTERRUPT Interrupt;
BOOLEAN Interrupt(PVOID context) {
    EXT *ext = (EXT *)context;
    IoAcquireCancelSpinLock(&ext->Irql);
    if (!ext->Queue->HasWork(ext->Queue))
        return FALSE; //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(ext->Irql);
    return TRUE;
}
ULONG DriverEntry(PVOID driver, PVOID path) {
    HW_INITIALIZATION_DATA data;
    RtlZeroMemory(&data, sizeof(data));
    data.HwInterrupt = Interrupt;
    return StorPortInitialize(driver, path, &data, NULL);
}
