//! rule: CancelSpinLock
//! about: the first case releases and falls into a second release
HW_UNIT_CONTROL Unit;
SCSI_UNIT_CONTROL_STATUS Unit(PVOID ext, SCSI_UNIT_CONTROL_TYPE type, PVOID parameters) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    switch (type) {
    case ScsiUnitStart:
        IoReleaseCancelSpinLock(irql);                   //~ step 1: held -> free
    case ScsiUnitPower:
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
        break;
    default:
        IoReleaseCancelSpinLock(irql);
    }
    return ScsiUnitControlSuccess;
}
