//! rule: CancelSpinLock
//! expect: pass
//! about: Objects in an array are made and ended one by one; the one that holds the lock gives it back.
class Owner
{
public:
    Owner() : held_(false) {}
    ~Owner()
    {
        if (held_)
            IoReleaseCancelSpinLock(irql_);
    }
    void Take()
    {
        IoAcquireCancelSpinLock(&irql_);
        held_ = true;
    }

private:
    KIRQL irql_;
    bool held_;
};

struct Slots {
    Owner owners[2];
};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
    Owner local[3];
    Slots slots;
    if (Srb->Function == SRB_FUNCTION_FLUSH) {
        slots.owners[1].Take();
        return TRUE;
    }
    local[2].Take();
    return Srb->Lun == 0;
}
