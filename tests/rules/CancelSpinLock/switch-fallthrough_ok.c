//! rule: CancelSpinLock
//! about: the first case falls through to the only release
//! expect: pass
HW_UNIT_CONTROL Unit;
SCSI_UNIT_CONTROL_STATUS Unit(PVOID ext, SCSI_UNIT_CONTROL_TYPE type, PVOID parameters) {
    KIRQL irql;
    ULONG *count = (ULONG *)ext;
    IoAcquireCancelSpinLock(&irql);
    switch (type) {
    case ScsiUnitStart:
        *count += 1;
    case ScsiUnitPower:
        IoReleaseCancelSpinLock(irql);
        break;
    default:
        IoReleaseCancelSpinLock(irql);
    }
    return ScsiUnitControlSuccess;
}
