//! rule: CancelSpinLock
//! about: the function's header stands in both regions, the body once
HW_BUILDIO BuildIo;
#if defined(OLD_NAMES)
BOOLEAN BuildIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Block)
#else
BOOLEAN BuildIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
#endif
{
    KIRQL irql;
    if (Srb->Length < sizeof(*Srb))
        return FALSE;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
