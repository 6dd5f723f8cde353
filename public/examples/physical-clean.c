/* A physical miniport guards its queue with Storport's own lock; the cancel spin lock has no place here. */
#include <storport.h>

typedef struct _EXTENSION {
    PULONG Doorbell;
    ULONG  Queued;
} EXTENSION, *PEXTENSION;

HW_STARTIO   MiniStartIo;
HW_INTERRUPT MiniInterrupt;

BOOLEAN
MiniStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    STOR_LOCK_HANDLE lock;

    UNREFERENCED_PARAMETER(Srb);

    StorPortAcquireSpinLock(ext, InterruptLock, NULL, &lock);
    ext->Queued++;
    StorPortReleaseSpinLock(ext, &lock);

    StorPortWriteRegisterUlong(ext, ext->Doorbell, 1);
    return TRUE;
}

BOOLEAN
MiniInterrupt(PVOID DeviceExtension)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;

    if (ext->Queued == 0)
        return FALSE;
    ext->Queued--;
    return TRUE;
}
