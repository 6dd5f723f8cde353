//! rule: CancelSpinLock
//! expect: pass
//! about: new[] makes its objects and delete[] ends as many.
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
    UNREFERENCED_PARAMETER(Srb);
    Owner *owners = new Owner[1];
    if (owners == nullptr)
        return FALSE;
    IoAcquireCancelSpinLock(&owners[0].irql);
    owners[0].held = TRUE;
    delete[] owners;
    return TRUE;
}
