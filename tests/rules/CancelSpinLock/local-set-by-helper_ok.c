//! rule: CancelSpinLock
//! about: what a helper wrote to its caller's variables is still there after code that is not here ran, as is what it left alone
//! expect: pass
typedef struct _REQUEST {
    ULONG Depth;
    BOOLEAN IsUrgent;
    KIRQL Irql;
} REQUEST;

VOID TraceState(ULONG Value);

static VOID Begin(PULONG Depth, PKIRQL Irql, ULONG Length) {
    *Depth = 0;
    TraceState(0);
    if (Length > 64) {
        IoAcquireCancelSpinLock(Irql);
        *Depth = 1;
    }
    TraceState(1);
}

static VOID Describe(REQUEST *Request) {
    TraceState(Request->IsUrgent);
    if (Request->IsUrgent)
        TraceState(2);
}

DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
    REQUEST request;
    UNREFERENCED_PARAMETER(Device);
    request.IsUrgent = Irp->Cancel;
    Begin(&request.Depth, &request.Irql, (ULONG)Irp->IoStatus.Information);
    Describe(&request);
    if (request.Depth != 0)
        IoReleaseCancelSpinLock(request.Irql);
    return STATUS_SUCCESS;
}
