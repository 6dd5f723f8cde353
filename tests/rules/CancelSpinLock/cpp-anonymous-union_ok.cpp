//! rule: CancelSpinLock
//! expect: pass
//! about: Members of an anonymous union share their bytes, in a class as well.
class Flags
{
public:
    union {
        struct {
            UCHAR low;
            UCHAR high;
        };
        USHORT both;
    };
    UCHAR behind;
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    KIRQL irql;
    Flags flags;
    flags.both = 0;
    flags.behind = 7;
    if (Srb->Lun != 0) {
        IoAcquireCancelSpinLock(&irql);
        flags.high = 2;
    }
    if (flags.both == 0x200)
        IoReleaseCancelSpinLock(irql);
    return flags.behind == 7;
}
