//! rule: CancelSpinLock
//! about: A write to one member of an anonymous union changes the others.
struct Request {
    ULONG before;
    union {
        ULONG word;
        struct {
            UCHAR isLocked;
            UCHAR isPending;
        };
    };
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    Request *request = static_cast<Request *>(DeviceExtension);
    KIRQL irql;
    request->isLocked = FALSE;
    if (Srb->Lun != 0) {
        IoAcquireCancelSpinLock(&irql);
        request->isLocked = TRUE;
    }
    if (Srb->PathId == 3)
        request->word = 0;
    if (request->isLocked)
        IoReleaseCancelSpinLock(irql);
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
