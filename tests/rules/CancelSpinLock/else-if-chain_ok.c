//! rule: CancelSpinLock
//! about: every link releases
//! expect: pass
HW_ADAPTER_CONTROL Control;
SCSI_ADAPTER_CONTROL_STATUS Control(PVOID ext, SCSI_ADAPTER_CONTROL_TYPE type, PVOID parameters) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (type == ScsiStopAdapter) {
        IoReleaseCancelSpinLock(irql);
    } else if (type == ScsiRestartAdapter) {
        IoReleaseCancelSpinLock(irql);
    } else if (type == ScsiSetBootConfig) {
        IoReleaseCancelSpinLock(irql);
        return ScsiAdapterControlUnsuccessful;
    } else {
        IoReleaseCancelSpinLock(irql);
    }
    return ScsiAdapterControlSuccess;
}
