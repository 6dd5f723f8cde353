/* Release without acquire, fixed: acquire and release stand on the same side of the loop. */
#include <storport.h>

#define SLOTS 4

typedef struct _EXTENSION {
    PIRP Slot[SLOTS];
} EXTENSION, *PEXTENSION;

HW_ADAPTER_CONTROL MiniAdapterControl;

SCSI_ADAPTER_CONTROL_STATUS
MiniAdapterControl(PVOID DeviceExtension, SCSI_ADAPTER_CONTROL_TYPE ControlType, PVOID Parameters)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql;
    ULONG i;

    UNREFERENCED_PARAMETER(Parameters);

    if (ControlType != ScsiStopAdapter)
        return ScsiAdapterControlUnsuccessful;

    for (i = 0; i < SLOTS; i++) {
        IoAcquireCancelSpinLock(&irql);
        ext->Slot[i] = NULL;
        IoReleaseCancelSpinLock(irql);
    }
    return ScsiAdapterControlSuccess;
}
