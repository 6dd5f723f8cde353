//! rule: CancelSpinLock
//! about: A method that takes a guard is called from a scope that still has one.
namespace cinder
{
class CancelGuard
{
public:
    CancelGuard() : irql_(0) { IoAcquireCancelSpinLock(&irql_); } //~ violation CancelSpinLock double-acquire
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
    void Add(PIRP irp)
    {
        CancelGuard guard;                //~ step 1: calls cinder::CancelGuard::CancelGuard
        if (Count() < ARRAYSIZE(slots_)) //~ step 2: calls cinder::WaitQueue::Count
            slots_[count_++] = irp;
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
    ext->waiters.Add(static_cast<PIRP>(Srb->OriginalRequest));
    return TRUE;
}
