//! rule: CancelSpinLock
//! expect: inconclusive(syntax)
//! about: a class that could not be read is ended in a callback; its base gives the lock back there
struct Holder {
    KIRQL irql;
    ~Holder() { IoReleaseCancelSpinLock(irql); }
};
struct Shared : virtual Holder { int count; };
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    Shared shared;
    return srb->SrbStatus == 0;
}
