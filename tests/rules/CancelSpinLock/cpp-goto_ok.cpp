//! rule: CancelSpinLock
//! expect: pass
//! about: goto backwards over a guard ends it before it is made again.
class CancelGuard
{
public:
    CancelGuard() { IoAcquireCancelSpinLock(&irql); }
    ~CancelGuard() { IoReleaseCancelSpinLock(irql); }
    KIRQL irql;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK Srb)
{
again:
    CancelGuard guard;
    if (Srb->Lun++ == 2)
        goto again;
    for (;;) {
        if (Srb->TargetId == 1)
            goto out;
        if (Srb->TargetId++ == 9)
            continue;
    }
out:
    return FALSE;
}
