//! rule: CancelSpinLock
//! about: the third link of a chain forgets the release
HW_ADAPTER_CONTROL Control;
SCSI_ADAPTER_CONTROL_STATUS Control(PVOID ext, SCSI_ADAPTER_CONTROL_TYPE type, PVOID parameters) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (type == ScsiStopAdapter) {                       //~ step 2: branch not taken
        IoReleaseCancelSpinLock(irql);
    } else if (type == ScsiRestartAdapter) {             //~ step 3: branch not taken
        IoReleaseCancelSpinLock(irql);
    } else if (type == ScsiSetBootConfig) {              //~ step 4: branch taken
        return ScsiAdapterControlUnsuccessful;           //~ violation CancelSpinLock held-at-exit
    } else {
        IoReleaseCancelSpinLock(irql);
    }
    return ScsiAdapterControlSuccess;
}
