//! rule: CancelSpinLock
//! about: A guard made from a template, whose lock class forgets to release.
struct CancelLock {
    void Acquire() { IoAcquireCancelSpinLock(&irql); }
    void Release() { IoReleaseCancelSpinLock(irql); }
    KIRQL irql;
};

struct HalfLock {
    void Acquire() { IoAcquireCancelSpinLock(&irql); } //~ step 1: free -> held
    void Release() {}
    KIRQL irql;
};

template <typename Lock>
class Guard
{
public:
    explicit Guard(Lock& lock) : lock_(lock) { lock_.Acquire(); }
    ~Guard();

private:
    Lock& lock_;
};

template <typename Lock>
Guard<Lock>::~Guard()
{
    lock_.Release();
}

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK Srb)
{
    CancelLock first;
    HalfLock second;
    {
        Guard<CancelLock> guard(first);
        Srb->SrbStatus = SRB_STATUS_PENDING;
    }
    {
        Guard<HalfLock> guard{second};
    }
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
