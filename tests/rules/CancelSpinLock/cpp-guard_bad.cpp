//! rule: CancelSpinLock
//! about: A lock guard releases on every way out; a raw acquire beside it does not.
class CancelGuard
{
public:
    CancelGuard() { IoAcquireCancelSpinLock(&irql_); }
    ~CancelGuard() { IoReleaseCancelSpinLock(irql_); } //~ step 2: held -> free

private:
    KIRQL irql_;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    {
        CancelGuard guard; //~ step 1: calls CancelGuard::CancelGuard
        Srb->SrbStatus = SRB_STATUS_PENDING;
    }
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql); //~ step 3: free -> held
    if (Srb->Function == SRB_FUNCTION_FLUSH)
        return FALSE; //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
