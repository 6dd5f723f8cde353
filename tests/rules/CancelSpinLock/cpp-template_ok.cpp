//! rule: CancelSpinLock
//! expect: pass
//! about: A guard and a function made from templates.
struct CancelLock {
    void Acquire() { IoAcquireCancelSpinLock(&irql); }
    void Release() { IoReleaseCancelSpinLock(irql); }
    KIRQL irql;
};

template <class Lock>
class Guard
{
public:
    explicit Guard(Lock& lock) : lock_(lock) { lock_.Acquire(); }
    ~Guard() { lock_.Release(); }

private:
    Lock& lock_;
};

template <class Lock, class Action>
ULONG With(Lock& lock, Action action)
{
    Guard<Lock> guard(lock);
    if (action() == 0)
        return 0;
    return action() + 1;
}

template <class T>
constexpr T Most(T a, T b)
{
    return a > b ? a : b;
}

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK Srb)
{
    CancelLock lock;
    ULONG count = With(lock, [Srb]() { return Srb->DataTransferLength; });
    Srb->DataTransferLength = Most(count, 3ul);
    return TRUE;
}
