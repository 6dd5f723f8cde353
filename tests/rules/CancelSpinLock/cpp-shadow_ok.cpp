//! rule: CancelSpinLock
//! expect: pass
//! about: A return from an inner block ends the outer guard of the same name as well.
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
    Guard guard(true);
    {
        Guard guard(false);
        if (Srb->Function == SRB_FUNCTION_FLUSH)
            return FALSE;
        int inner = 0;
        {
            int guard = inner;
            if (Srb->Function == SRB_FUNCTION_SHUTDOWN)
                return guard == 0;
        }
    }
    return TRUE;
}
