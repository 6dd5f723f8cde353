//! rule: CancelSpinLock
//! expect: pass
//! about: Objects of file scope are made before DriverEntry; what their constructors stored is there.
class Settings
{
public:
    explicit Settings(int level) : level_(level) {}
    bool TakesLock() const { return level_ > 2; }

private:
    int level_;
};

static Settings settings(1);

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    KIRQL irql;
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (settings.TakesLock())
        IoAcquireCancelSpinLock(&irql);
    return STATUS_SUCCESS;
}
