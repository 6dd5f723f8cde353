//! rule: CancelSpinLock
//! about: A lambda given to StorPortSynchronizeAccess runs at once, and leaves the lock held on one path.
struct Extension {
    ULONG pending;
    KIRQL irql;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK)
{
    StorPortSynchronizeAccess(
        DeviceExtension,
        [](PVOID ext, PVOID context) -> BOOLEAN {
            auto self = static_cast<Extension*>(ext);
            IoAcquireCancelSpinLock(&self->irql); //~ step 1: free -> held
            if (context == nullptr)               //~ step 2: branch taken
                return FALSE;
            IoReleaseCancelSpinLock(self->irql);
            return TRUE;
        },
        nullptr);
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
