//! rule: CancelSpinLock
//! expect: pass
//! about: Unnamed namespaces of two files hold functions of one name.
namespace
{
void Leave(KIRQL irql)
{
    IoReleaseCancelSpinLock(irql);
}
} // namespace

void Other();

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK)
{
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    Leave(irql);
    Other();
    return TRUE;
}
//! file: cpp-namespaces-other.cpp
namespace
{
int calls = 0;
void Leave(KIRQL)
{
    calls++;
}
} // namespace

void Other()
{
    Leave(2);
}
