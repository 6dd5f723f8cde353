//! rule: CancelSpinLock
//! about: function-like macros hide both calls on every path
//! expect: pass
#define QUEUE_LOCK(q)   IoAcquireCancelSpinLock(&(q)->Irql)
#define QUEUE_UNLOCK(q) IoReleaseCancelSpinLock((q)->Irql)
typedef struct _QUEUE { KIRQL Irql; ULONG Depth; } QUEUE;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    QUEUE *queue = (QUEUE *)device;
    QUEUE_LOCK(queue);
    if (queue->Depth >= 32) {
        QUEUE_UNLOCK(queue);
        return FALSE;
    }
    queue->Depth++;
    QUEUE_UNLOCK(queue);
    return TRUE;
}
