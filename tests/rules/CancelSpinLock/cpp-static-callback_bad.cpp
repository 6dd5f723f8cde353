//! rule: CancelSpinLock
//! about: Static members registered as callbacks are entry points.
class Adapter
{
public:
    static BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb);
    static BOOLEAN Reset(PVOID ext, ULONG path);

private:
    KIRQL irql_;
    ULONG pending_;
};

BOOLEAN Adapter::StartIo(PVOID ext, PSCSI_REQUEST_BLOCK)
{
    auto* self = reinterpret_cast<Adapter*>(ext);
    IoAcquireCancelSpinLock(&self->irql_);
    ++self->pending_;
    IoReleaseCancelSpinLock(self->irql_);
    return TRUE;
}

BOOLEAN Adapter::Reset(PVOID ext, ULONG)
{
    auto* self = reinterpret_cast<Adapter*>(ext);
    IoReleaseCancelSpinLock(self->irql_); //~ violation CancelSpinLock release-without-acquire
    return TRUE;
}

extern "C" ULONG DriverEntry(PVOID driver, PVOID path)
{
    VIRTUAL_HW_INITIALIZATION_DATA hw{};
    hw.HwInitializationDataSize = sizeof(hw);
    hw.HwStartIo = Adapter::StartIo;
    hw.HwResetBus = &Adapter::Reset;
    return StorPortInitialize(driver, path, reinterpret_cast<PHW_INITIALIZATION_DATA>(&hw), nullptr);
}
