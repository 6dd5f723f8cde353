//! rule: CancelSpinLock
//! expect: inconclusive(path-undecided)
//! about: the violation needs a function we do not see to change the field between two reads
typedef struct _EXT { ULONG Open; } EXT;
VOID Report(EXT *ext);
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    KIRQL irql;
    if (ext->Open)
        IoAcquireCancelSpinLock(&irql);
    Report(ext);
    if (ext->Open)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
