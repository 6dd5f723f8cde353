//! rule: CancelSpinLock
//! about: Overloads of one name, told apart by their arguments; a reference parameter takes the IRQL.
struct Lock {
    static void Acquire(KIRQL& irql) { IoAcquireCancelSpinLock(&irql); }
    static void Acquire(KIRQL* irql, bool really = true)
    {
        if (really)
            IoAcquireCancelSpinLock(irql);
    }
    static void Release(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
    static void Release(PVOID) {}
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID Ext, PSCSI_REQUEST_BLOCK Srb)
{
    KIRQL irql;
    Lock::Acquire(irql);
    Lock::Release(irql);
    Lock::Acquire(&irql, false);
    Lock::Acquire(&irql); //~ step 1: calls Lock::Acquire
    if (Srb->Lun == 1)
        Lock::Release(irql);
    else
        Lock::Release(Ext); //~ step 2: calls Lock::Release
    return TRUE;            //~ violation CancelSpinLock held-at-exit
}
