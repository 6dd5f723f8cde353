//! rule: CancelSpinLock
//! expect: pass
//! about: An object without a name dies behind its statement; new and delete run constructor and destructor.
class CancelGuard
{
public:
    CancelGuard() { IoAcquireCancelSpinLock(&irql_); }
    ~CancelGuard() { IoReleaseCancelSpinLock(irql_); }
    ULONG Count(ULONG more) { return more + 1; }

private:
    KIRQL irql_;
};

void* operator new(size_t size, POOL_TYPE type, ULONG tag)
{
    return ExAllocatePoolWithTag(type, size, tag);
}

void operator delete(void* p)
{
    ExFreePool(p);
}

void operator delete(void* p, size_t)
{
    ExFreePool(p);
}

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK Srb)
{
    CancelGuard();
    if (CancelGuard().Count(Srb->Lun) == 3)
        return FALSE;
    auto guard = new (NonPagedPool, 'dniC') CancelGuard;
    if (guard == nullptr)
        return FALSE;
    Srb->SrbStatus = SRB_STATUS_PENDING;
    delete guard;
    return CancelGuard().Count(1) == 2;
}
