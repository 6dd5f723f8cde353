//! rule: CancelSpinLock
//! about: Release() forgets to clear held_ on one branch, so the destructor releases again.
class CancelGuard
{
public:
    CancelGuard() : held_(true) { IoAcquireCancelSpinLock(&irql_); }
    ~CancelGuard()
    {
        if (held_)
            IoReleaseCancelSpinLock(irql_); //~ violation CancelSpinLock release-without-acquire
    }
    void Release(bool quick)
    {
        IoReleaseCancelSpinLock(irql_); //~ step 1: held -> free
        if (quick)                      //~ step 2: branch taken
            return;
        held_ = false;
    }
    CancelGuard(const CancelGuard&) = delete;
    CancelGuard& operator=(const CancelGuard&) = delete;

private:
    KIRQL irql_;
    bool held_;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    CancelGuard guard;
    if (Srb->Function == SRB_FUNCTION_FLUSH)
        guard.Release(Srb->Lun == 0);
    return TRUE;
}
