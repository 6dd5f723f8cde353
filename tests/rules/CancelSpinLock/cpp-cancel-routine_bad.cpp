//! rule: CancelSpinLock
//! about: A cancel routine makes a guard although the I/O manager holds the lock already.
class CancelGuard
{
public:
    CancelGuard() { IoAcquireCancelSpinLock(&irql_); } //~ violation CancelSpinLock double-acquire
    ~CancelGuard() { IoReleaseCancelSpinLock(irql_); }

private:
    KIRQL irql_;
};

struct Adapter {
    static DRIVER_CANCEL OnCancel;
    static VOID Park(PIRP irp);
};

VOID Adapter::OnCancel(PDEVICE_OBJECT, PIRP Irp)
{
    CancelGuard guard; //~ step 1: calls CancelGuard::CancelGuard
    Irp->IoStatus.Status = STATUS_CANCELLED;
}

VOID Adapter::Park(PIRP irp)
{
    IoSetCancelRoutine(irp, &Adapter::OnCancel);
}
