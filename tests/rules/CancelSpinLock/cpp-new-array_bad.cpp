//! rule: CancelSpinLock
//! about: What new[] made is only ended by delete[]; an allocation that failed has nothing to end.
void *operator new[](size_t size)
{
    return ExAllocatePoolWithTag(NonPagedPool, size, 'yarA');
}
void operator delete[](void *block)
{
    ExFreePoolWithTag(block, 'yarA');
}

struct Owner {
    Owner() : held(FALSE) {}
    ~Owner()
    {
        if (held)
            IoReleaseCancelSpinLock(irql);
    }
    KIRQL irql;
    BOOLEAN held;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    Owner *owners = new Owner[1];
    if (!owners)
        return FALSE;
    IoAcquireCancelSpinLock(&owners->irql);
    owners->held = TRUE;
    if (Srb->Lun != 0)
        return FALSE; //~ violation CancelSpinLock held-at-exit
    delete[] owners;
    return TRUE;
}
