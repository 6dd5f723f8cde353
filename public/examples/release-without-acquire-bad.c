/* Release without acquire: the two tests can differ, because Count changes between them. */
#include <storport.h>

typedef struct _EXTENSION {
    BOOLEAN Service;
    ULONG   Count;
} EXTENSION, *PEXTENSION;

HW_STARTIO MiniStartIo;

BOOLEAN
MiniStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql = PASSIVE_LEVEL;

    UNREFERENCED_PARAMETER(Srb);

    if (ext->Service)
        IoAcquireCancelSpinLock(&irql);

    ext->Count++;

    if (ext->Count > 0)
        IoReleaseCancelSpinLock(irql);

    return TRUE;
}
