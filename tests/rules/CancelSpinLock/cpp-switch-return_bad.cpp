//! rule: CancelSpinLock
//! about: A raw acquire kept beside a guard in a case that returns.
struct CancelGuard {
    CancelGuard() { IoAcquireCancelSpinLock(&irql); }
    ~CancelGuard()
    {
        if (held)
            IoReleaseCancelSpinLock(irql);
    }
    KIRQL Dismiss()
    {
        KIRQL old = irql;
        held = false;
        return old;
    }
    KIRQL irql = 0;
    bool held = true;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK Srb)
{
    switch (Srb->Function) {
    case SRB_FUNCTION_FLUSH: {
        CancelGuard guard;
        break;
    }
    case SRB_FUNCTION_SHUTDOWN: {
        CancelGuard guard;
        KIRQL kept = guard.Dismiss(); //~ step 1: calls CancelGuard::Dismiss
        if (kept == 0xfe)
            return FALSE; //~ violation CancelSpinLock held-at-exit #b
        return TRUE;      //~ violation CancelSpinLock held-at-exit
    }
    }
    return TRUE;
}
