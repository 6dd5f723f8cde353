//! rule: CancelSpinLock
//! expect: pass
//! about: A label between `if` and its statement belongs to the statement.

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    KIRQL irql;
    const bool takes = Srb->Function == SRB_FUNCTION_FLUSH;
    if (takes)
        take: IoAcquireCancelSpinLock(&irql);
    if (takes)
        give: IoReleaseCancelSpinLock(irql);
    return TRUE;
}
