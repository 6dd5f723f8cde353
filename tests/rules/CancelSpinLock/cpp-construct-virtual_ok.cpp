//! rule: CancelSpinLock
//! expect: pass
//! about: A virtual call in a constructor does not run the derived class's function.
struct Base {
    explicit Base(KIRQL& irql) { Run(irql); }
    virtual void Run(KIRQL& irql) { ++irql; }
    virtual void Stop() = 0;
};

struct Derived : Base {
    explicit Derived(KIRQL& irql) : Base(irql) {}
    void Run(KIRQL& irql) override { IoAcquireCancelSpinLock(&irql); }
    void Stop() override {}
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    UNREFERENCED_PARAMETER(Srb);
    KIRQL irql = 0;
    Derived object(irql);
    IoAcquireCancelSpinLock(&irql);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
