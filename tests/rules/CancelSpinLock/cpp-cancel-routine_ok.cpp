//! rule: CancelSpinLock
//! expect: pass
//! about: The guard of a cancel routine adopts the lock that the I/O manager took.
enum class Take { Now, Adopt };

class CancelGuard
{
public:
    CancelGuard() : CancelGuard(Take::Now, 0) {}
    CancelGuard(Take how, KIRQL irql) : irql_(irql)
    {
        if (how == Take::Now)
            IoAcquireCancelSpinLock(&irql_);
    }
    ~CancelGuard() { IoReleaseCancelSpinLock(irql_); }

private:
    KIRQL irql_;
};

struct Adapter {
    static DRIVER_CANCEL OnCancel;
    static HW_STARTIO StartIo;
};

VOID Adapter::OnCancel(PDEVICE_OBJECT, PIRP Irp)
{
    CancelGuard guard(Take::Adopt, Irp->CancelIrql);
    Irp->IoStatus.Status = STATUS_CANCELLED;
}

BOOLEAN Adapter::StartIo(PVOID, PSCSI_REQUEST_BLOCK Srb)
{
    auto irp = static_cast<PIRP>(Srb->OriginalRequest);
    CancelGuard guard;
    IoSetCancelRoutine(irp, OnCancel);
    return TRUE;
}
