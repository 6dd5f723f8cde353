//! rule: CancelSpinLock
//! about: A label between `if` and its statement does not let the statement out of the `if`.

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (Srb->Function == SRB_FUNCTION_FLUSH)
        done: IoReleaseCancelSpinLock(irql);
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
