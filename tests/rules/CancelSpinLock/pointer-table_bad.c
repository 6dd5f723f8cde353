//! rule: CancelSpinLock
//! about: a constant table of handlers; the third entry leaks
typedef BOOLEAN HANDLER(PSCSI_REQUEST_BLOCK srb);
static BOOLEAN Read(PSCSI_REQUEST_BLOCK srb) { return srb->DataTransferLength != 0; }
static BOOLEAN Write(PSCSI_REQUEST_BLOCK srb) { return srb->DataTransferLength == 0; }
static BOOLEAN Flush(PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    return srb->Lun == 0;
}
static HANDLER *const Handlers[] = { Read, Write, Flush };
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    if (srb->QueueAction >= 3)
        return FALSE;
    return Handlers[srb->QueueAction](srb);              //~ violation CancelSpinLock held-at-exit
}
