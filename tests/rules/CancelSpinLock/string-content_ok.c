//! rule: CancelSpinLock
//! expect: pass
//! about: the characters of a literal are known, narrow and wide
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    const char *name = "aurora";
    const WCHAR *key = L"Lock";
    KIRQL irql;
    if (name[1] == 'u')
        IoAcquireCancelSpinLock(&irql);
    if (key[4] == 0 && key[srb->Lun & 3] != 'x')
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
