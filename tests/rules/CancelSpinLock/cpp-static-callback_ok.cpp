//! rule: CancelSpinLock
//! expect: pass
//! about: Static members registered as callbacks, each of which balances.
class Adapter
{
public:
    static BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb);
    static BOOLEAN Reset(PVOID ext, ULONG path);

private:
    void Drain()
    {
        do {
            IoAcquireCancelSpinLock(&irql_);
            if (pending_ != 0)
                --pending_;
            IoReleaseCancelSpinLock(irql_);
        } while (pending_ != 0);
    }
    KIRQL irql_;
    ULONG pending_;
};

BOOLEAN Adapter::StartIo(PVOID ext, PSCSI_REQUEST_BLOCK)
{
    static_cast<Adapter*>(ext)->Drain();
    return TRUE;
}

BOOLEAN Adapter::Reset(PVOID ext, ULONG)
{
    Adapter& self = *static_cast<Adapter*>(ext);
    self.pending_ = 4;
    self.Drain();
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
