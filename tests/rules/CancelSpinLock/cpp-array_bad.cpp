//! rule: CancelSpinLock
//! about: The destructor of an element in an array releases what the element was told it holds, and nothing else.
class Owner
{
public:
    Owner() : held_(false) {}
    ~Owner()
    {
        if (held_)
            IoReleaseCancelSpinLock(irql_); //~ violation CancelSpinLock release-without-acquire
    }
    void Take(bool told)
    {
        IoAcquireCancelSpinLock(&irql_);
        held_ = told;
    }
    void Pretend() { held_ = true; }

private:
    KIRQL irql_;
    bool held_;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    Owner owners[2];
    switch (Srb->Function) {
    case SRB_FUNCTION_FLUSH:
        owners[0].Take(false);
        return TRUE; //~ violation CancelSpinLock held-at-exit
    case SRB_FUNCTION_SHUTDOWN:
        owners[1].Pretend();
        return FALSE;
    default:
        owners[1].Take(true);
        return TRUE;
    }
}
