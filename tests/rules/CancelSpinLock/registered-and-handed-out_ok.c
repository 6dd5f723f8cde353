//! rule: CancelSpinLock
//! expect: inconclusive(unresolved-call)
//! about: the interrupt routine is registered and also handed to a library, which may have put it behind the queue's pointer
typedef struct _QUEUE { BOOLEAN (*HasWork)(struct _QUEUE *queue); } QUEUE;
typedef struct _EXT { QUEUE *Queue; KIRQL Irql; ULONG Seen; } EXT;
VOID Attach(PVOID routine);
HW_INTERRUPT Interrupt;
BOOLEAN Interrupt(PVOID context) {
    EXT *ext = (EXT *)context;
    IoAcquireCancelSpinLock(&ext->Irql);
    if (ext->Queue->HasWork(ext->Queue)) ext->Seen++;
    IoReleaseCancelSpinLock(ext->Irql);
    return TRUE;
}
ULONG DriverEntry(PVOID driver, PVOID path) {
    HW_INITIALIZATION_DATA data;
    RtlZeroMemory(&data, sizeof(data));
    data.HwInterrupt = Interrupt;
    Attach(Interrupt);
    return StorPortInitialize(driver, path, &data, NULL);
}
