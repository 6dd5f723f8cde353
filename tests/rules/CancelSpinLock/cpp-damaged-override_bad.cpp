//! rule: CancelSpinLock
//! expect: inconclusive(syntax)
//! about: an override that could not be read gives the lock back no more
struct Device {
    virtual void Finish(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
};
struct Quiet : Device {
    void Finish(KIRQL irql) override try { irql = 0; } catch (...) { }
};
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    Device *device = (Device *)ext;
    IoAcquireCancelSpinLock(&irql);
    device->Finish(irql);
    return TRUE;
}
