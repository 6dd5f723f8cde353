//! rule: CancelSpinLock
//! about: function-like macros hide both calls; one exit forgets the second
#define QUEUE_LOCK(q)   IoAcquireCancelSpinLock(&(q)->Irql)
#define QUEUE_UNLOCK(q) IoReleaseCancelSpinLock((q)->Irql)
typedef struct _QUEUE { KIRQL Irql; ULONG Depth; } QUEUE;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    QUEUE *queue = (QUEUE *)device;
    QUEUE_LOCK(queue);                                   //~ step 1: free -> held
    if (queue->Depth >= 32)                              //~ step 2: branch taken
        return FALSE;                                    //~ violation CancelSpinLock held-at-exit
    queue->Depth++;
    QUEUE_UNLOCK(queue);
    return TRUE;
}
