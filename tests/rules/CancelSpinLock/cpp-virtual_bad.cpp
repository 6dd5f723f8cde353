//! rule: CancelSpinLock
//! about: A virtual call with two targets, one of which keeps the lock.
class ITarget
{
public:
    virtual void Take(KIRQL& irql) = 0;
    virtual void Give(KIRQL irql) = 0;
};

class Quick final : public ITarget
{
public:
    void Take(KIRQL& irql) override { IoAcquireCancelSpinLock(&irql); }
    void Give(KIRQL irql) override { IoReleaseCancelSpinLock(irql); }
};

class Lazy : public ITarget
{
public:
    void Take(KIRQL& irql) override { IoAcquireCancelSpinLock(&irql); } //~ step 1: free -> held
    void Give(KIRQL) override { ++skipped_; }

private:
    ULONG skipped_;
};

struct Extension {
    ITarget* target;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK)
{
    auto ext = static_cast<Extension*>(DeviceExtension);
    KIRQL irql;
    ext->target->Take(irql);
    ext->target->Give(irql);
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
