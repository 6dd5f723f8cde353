//! rule: CancelSpinLock
//! about: Of two guards of one name each dies once; the raw acquire beside them does not.
class Guard
{
public:
    explicit Guard(bool takes) : takes_(takes) { if (takes_) IoAcquireCancelSpinLock(&irql_); }
    ~Guard() { if (takes_) IoReleaseCancelSpinLock(irql_); }

private:
    bool takes_;
    KIRQL irql_;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    Guard guard(false);
    {
        Guard guard(true);
        if (Srb->Function == SRB_FUNCTION_FLUSH)
            return FALSE;
    }
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
