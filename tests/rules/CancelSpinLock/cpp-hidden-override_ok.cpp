//! rule: CancelSpinLock
//! expect: pass
//! about: A function that hides a virtual one overrides nothing; the one that overrides runs.
struct Base {
    virtual void Run(KIRQL& irql) { IoAcquireCancelSpinLock(&irql); }
};

struct Hides : Base {
    void Run(int) {}
};

struct Overrides : Base {
    void Run(KIRQL&) override {}
};

void Start(Base& base, KIRQL& irql) { base.Run(irql); }

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    UNREFERENCED_PARAMETER(Srb);
    KIRQL irql;
    Overrides object;
    Hides other;
    other.Run(1);
    Start(object, irql);
    return TRUE;
}
