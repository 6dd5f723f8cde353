//! rule: CancelSpinLock
//! expect: pass
//! about: The destructor releases at the end of the block and at every return out of it.
class CancelGuard
{
public:
    CancelGuard() { IoAcquireCancelSpinLock(&irql_); }
    ~CancelGuard() { IoReleaseCancelSpinLock(irql_); }

private:
    KIRQL irql_;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    CancelGuard guard;
    if (Srb->Function == SRB_FUNCTION_FLUSH)
        return FALSE;
    for (ULONG i = 0; i < Srb->DataTransferLength; i++) {
        if (Srb->PathId == i)
            return TRUE;
    }
    return TRUE;
}
