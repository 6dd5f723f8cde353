//! rule: CancelSpinLock
//! expect: pass
//! about: A virtual call whose two targets both balance.
class ITarget
{
public:
    virtual ~ITarget() {}
    virtual ULONG Count() = 0;
};

class Slow : public ITarget
{
public:
    ULONG Count() override
    {
        KIRQL irql;
        IoAcquireCancelSpinLock(&irql);
        ULONG count = count_;
        IoReleaseCancelSpinLock(irql);
        return count;
    }

private:
    ULONG count_;
};

class Fixed : public ITarget
{
public:
    ULONG Count() override { return 3; }
};

struct Extension {
    ITarget* target;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    auto ext = static_cast<Extension*>(DeviceExtension);
    if (ext->target->Count() > 3)
        Srb->SrbStatus = SRB_STATUS_BUSY;
    return TRUE;
}
