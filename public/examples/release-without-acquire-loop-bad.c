/* Release without acquire: the release stands in the loop, the acquire before it: the second round releases a free lock. */
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

    IoAcquireCancelSpinLock(&irql);
    for (i = 0; i < SLOTS; i++) {
        ext->Slot[i] = NULL;
        IoReleaseCancelSpinLock(irql);
    }
    return ScsiAdapterControlSuccess;
}
