#define LOCK(q) IoAcquireCancelSpinLock(q)
#define BAIL(c) if (c) return FALSE
typedef struct _EXT { ULONG Count; } EXT, *PEXT;
HW_STARTIO SampleStartIo;

static BOOLEAN Try(PEXT ext, PKIRQL irql)
{
    BAIL(ext->Count == 0);
    LOCK(irql);
    return TRUE;
}

BOOLEAN SampleStartIo(PVOID context, PSCSI_REQUEST_BLOCK srb)
{
    KIRQL irql;
    BAIL(!Try((PEXT)context, &irql));
    BAIL(srb->Function == SRB_FUNCTION_FLUSH);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
