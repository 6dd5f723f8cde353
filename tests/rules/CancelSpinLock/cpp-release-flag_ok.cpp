//! rule: CancelSpinLock
//! expect: pass
//! about: Release() sets a member so that the destructor does nothing.
class CancelGuard
{
public:
    explicit CancelGuard(bool take = true) : held_{take}
    {
        if (take)
            IoAcquireCancelSpinLock(&irql_);
    }
    ~CancelGuard() { Release(); }
    void Release()
    {
        if (!held_)
            return;
        held_ = false;
        IoReleaseCancelSpinLock(irql_);
    }
    CancelGuard(const CancelGuard&) = delete;
    CancelGuard& operator=(const CancelGuard&) = delete;

private:
    KIRQL irql_ = 0;
    bool held_;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    CancelGuard guard;
    CancelGuard idle(false);
    if (Srb->Function == SRB_FUNCTION_FLUSH) {
        guard.Release();
        CancelGuard second;
        if (Srb->Lun == 0)
            return FALSE;
        second.Release();
    }
    return TRUE;
}
