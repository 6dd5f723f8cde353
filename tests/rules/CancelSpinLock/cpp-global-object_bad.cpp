//! rule: CancelSpinLock
//! about: The constructor of an object of file scope has run when DriverEntry starts.
struct Mode {
    Mode() : takesLock(true), rows(2) {}
    bool takesLock;
    int rows;
};

namespace
{
Mode mode;
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    KIRQL irql;
    UNREFERENCED_PARAMETER(RegistryPath);
    if (mode.rows != 2)
        return STATUS_UNSUCCESSFUL;
    if (mode.takesLock)
        IoAcquireCancelSpinLock(&irql);
    if (DriverObject->Size == 0)
        IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS; //~ violation CancelSpinLock held-at-exit
}
