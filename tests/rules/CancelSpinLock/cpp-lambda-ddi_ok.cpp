//! rule: CancelSpinLock
//! expect: pass
//! about: A lambda given to StorPortSynchronizeAccess balances; one with captures is called here.
struct Extension {
    ULONG pending;
    KIRQL irql;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    KIRQL irql = 0;
    bool held = false;
    auto release = [&irql, &held]() {
        if (held)
            IoReleaseCancelSpinLock(irql);
        held = false;
    };
    StorPortSynchronizeAccess(
        DeviceExtension,
        [](PVOID ext, PVOID) -> BOOLEAN {
            auto self = static_cast<Extension*>(ext);
            IoAcquireCancelSpinLock(&self->irql);
            IoReleaseCancelSpinLock(self->irql);
            return TRUE;
        },
        nullptr);
    IoAcquireCancelSpinLock(&irql);
    held = true;
    if (Srb->Lun == 0) {
        release();
        return FALSE;
    }
    release();
    release();
    return TRUE;
}
