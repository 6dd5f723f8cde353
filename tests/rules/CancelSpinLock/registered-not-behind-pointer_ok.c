//! rule: CancelSpinLock
//! expect: pass
//! about: a queue's routine is set by a library that is not here; the interrupt routine takes as many pointers, but only the system has its address
typedef struct _QUEUE { BOOLEAN (*HasWork)(struct _QUEUE *queue); ULONG Depth; } QUEUE;
typedef struct _EXT { QUEUE *Queue; KIRQL Irql; } EXT;
QUEUE *OpenQueue(ULONG depth);
HW_INTERRUPT Interrupt;
BOOLEAN Interrupt(PVOID context) {
    EXT *ext = (EXT *)context;
    IoAcquireCancelSpinLock(&ext->Irql);
    while (ext->Queue->HasWork(ext->Queue)) ext->Queue->Depth--;
    IoReleaseCancelSpinLock(ext->Irql);
    return TRUE;
}
ULONG DriverEntry(PVOID driver, PVOID path) {
    HW_INITIALIZATION_DATA data;
    RtlZeroMemory(&data, sizeof(data));
    data.HwInterrupt = Interrupt;
    return StorPortInitialize(driver, path, &data, NULL);
}
