//! rule: CancelSpinLock
//! about: goto out of a block ends the guard in it; the second release is one too many.
class CancelGuard
{
public:
    CancelGuard() { IoAcquireCancelSpinLock(&irql); }
    ~CancelGuard() { IoReleaseCancelSpinLock(irql); } //~ step 1: held -> free
    KIRQL irql;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK Srb)
{
    KIRQL irql = 0;
    {
        CancelGuard guard;
        irql = guard.irql;
        if (Srb->Lun == 2)
            goto out;
        Srb->SrbStatus = SRB_STATUS_PENDING;
    }
    return TRUE;
out:
    IoReleaseCancelSpinLock(irql); //~ violation CancelSpinLock release-without-acquire
    return FALSE;
}
