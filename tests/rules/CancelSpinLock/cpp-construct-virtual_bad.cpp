//! rule: CancelSpinLock
//! about: A virtual call in a constructor runs the class's own function.
struct Base {
    explicit Base(KIRQL& irql) { Run(irql); }
    virtual void Run(KIRQL& irql) { IoAcquireCancelSpinLock(&irql); }
    virtual void Stop() = 0;
};

struct Derived : Base {
    explicit Derived(KIRQL& irql) : Base(irql) {}
    void Run(KIRQL& irql) override { ++irql; }
    void Stop() override {}
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    UNREFERENCED_PARAMETER(Srb);
    KIRQL irql = 0;
    Derived object(irql);
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
