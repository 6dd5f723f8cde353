//! rule: CancelSpinLock
//! about: a pointer that library code sets may lead to a callback that it was lent, whose parameters have the same widths
//! expect: inconclusive(unresolved-call)
typedef struct _QUEUE {
    PVOID (*GetBuffer)(struct _QUEUE *Queue, ULONG Length);
} QUEUE;

typedef struct _ADAPTER {
    QUEUE *Queue;
    ULONG Messages;
} ADAPTER;

QUEUE *OpenQueue(ULONG Index);
VOID LendRoutine(QUEUE *Queue, PVOID Routine);

HW_FIND_ADAPTER FindAdapter;
HW_STARTIO StartIo;
HW_MESSAGE_SIGNALED_INTERRUPT_ROUTINE MessageInterrupt;

BOOLEAN MessageInterrupt(PVOID Extension, ULONG MessageId) {
    ADAPTER *adapter = Extension;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    adapter->Messages += MessageId;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}

ULONG FindAdapter(PVOID Extension, PVOID Context, PVOID BusInformation, PCHAR Arguments,
                  PPORT_CONFIGURATION_INFORMATION Config, PBOOLEAN Again) {
    ADAPTER *adapter = Extension;
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(BusInformation);
    UNREFERENCED_PARAMETER(Arguments);
    UNREFERENCED_PARAMETER(Again);
    Config->HwMSInterruptRoutine = MessageInterrupt;
    adapter->Queue = OpenQueue(0);
    LendRoutine(adapter->Queue, MessageInterrupt);
    return SP_RETURN_FOUND;
}

BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    ADAPTER *adapter = Extension;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (Srb->QueueTag == 0)
        Srb->DataBuffer = adapter->Queue->GetBuffer(adapter->Queue, 4);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
