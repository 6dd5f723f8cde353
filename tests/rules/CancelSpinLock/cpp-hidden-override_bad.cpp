//! rule: CancelSpinLock
//! about: A function that hides a virtual one overrides nothing: the base's runs.
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
    Hides object;
    Start(object, irql);
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
