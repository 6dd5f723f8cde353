//! rule: CancelSpinLock
//! about: Functions of one name in three namespaces, one of them without a name.
namespace
{
void Leave(KIRQL irql)
{
    IoReleaseCancelSpinLock(irql);
}
} // namespace

namespace one
{
void Leave(KIRQL)
{
}
namespace two
{
inline void Leave(KIRQL irql)
{
    ::Leave(irql);
}
} // namespace two
} // namespace one

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK Srb)
{
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql); //~ step 1: free -> held
    switch (Srb->Function) {
    case SRB_FUNCTION_FLUSH:
        one::two::Leave(irql);
        break;
    case SRB_FUNCTION_SHUTDOWN: {
        using namespace one;
        two::Leave(irql);
        return TRUE;
    }
    default:
        one::Leave(irql); //~ step 2: calls one::Leave
    }
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
