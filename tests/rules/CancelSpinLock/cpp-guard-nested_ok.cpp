//! rule: CancelSpinLock
//! expect: pass
//! about: The first guard ends in an inner block before a second one is made.
namespace cinder
{
class CancelGuard
{
public:
    CancelGuard() : irql_(0) { IoAcquireCancelSpinLock(&irql_); }
    ~CancelGuard() { IoReleaseCancelSpinLock(irql_); }

private:
    KIRQL irql_;
};

class WaitQueue
{
public:
    ULONG Count() const
    {
        CancelGuard guard;
        return count_;
    }
    BOOLEAN Add(PIRP irp)
    {
        if (Count() >= ARRAYSIZE(slots_))
            return FALSE;
        {
            CancelGuard guard;
            slots_[count_] = irp;
            while (count_ > 0 && slots_[count_ - 1] == nullptr) {
                if (--count_ == 3)
                    break;
            }
        }
        return Count() > 0;
    }

private:
    PIRP slots_[8];
    ULONG count_;
};
} // namespace cinder

struct Extension {
    cinder::WaitQueue waiters;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    auto ext = static_cast<Extension*>(DeviceExtension);
    return ext->waiters.Add(static_cast<PIRP>(Srb->OriginalRequest));
}
