//! rule: CancelSpinLock
// Two routines without a body look alike behind the call through the pointer, which is looked at again when more is
// known of the recursion.
typedef VOID (*HOOK)(PVOID context);
VOID StartTimer(PVOID context);
VOID StopTimer(PVOID context);
typedef struct _EXT { HOOK Hook; ULONG Left; } EXT;

HW_INITIALIZE Choose;
BOOLEAN Choose(PVOID dev) {
    EXT *ext = dev;
    ext->Hook = ext->Left > 3 ? StartTimer : StopTimer;
    return TRUE;
}

static VOID Walk(EXT *ext, HOOK hook, ULONG depth) {
    KIRQL irql;
    if (depth > 0) Walk(ext, hook, depth - 1);
    hook(ext);
    if (hook == StartTimer) IoAcquireCancelSpinLock(&irql); //~ violation CancelSpinLock double-acquire
}

HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID dev, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = dev;
    KIRQL irql;
    UNREFERENCED_PARAMETER(srb);
    IoAcquireCancelSpinLock(&irql);
    Walk(ext, ext->Hook, ext->Left);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
