/* Held at exit, fixed: finding it ends the loop, and the release follows. */
#include <storport.h>

#define SLOTS 4

typedef struct _EXTENSION {
    PIRP Slot[SLOTS];
    PIRP Wanted;
} EXTENSION, *PEXTENSION;

HW_TIMER MiniTimer;

VOID
MiniTimer(PVOID DeviceExtension)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql;
    ULONG i;

    IoAcquireCancelSpinLock(&irql);
    for (i = 0; i < SLOTS; i++) {
        if (ext->Slot[i] == ext->Wanted) {
            ext->Slot[i] = NULL;
            break;
        }
    }
    IoReleaseCancelSpinLock(irql);
}
