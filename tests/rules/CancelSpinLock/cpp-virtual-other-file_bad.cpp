//! rule: CancelSpinLock
//! about: The class behind the interface is in an unnamed namespace of another file.
struct ITarget {
    virtual void Give(KIRQL irql) = 0;
};

ITarget* Find(PVOID extension);

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb)
{
    KIRQL irql;
    if (srb->Lun == 0)
        return FALSE;
    IoAcquireCancelSpinLock(&irql);
    Find(extension)->Give(irql); //~ step 1: calls Plain::Give
    return TRUE;                 //~ violation CancelSpinLock held-at-exit
}
//! file: cpp-virtual-other-file-targets.cpp
struct ITarget {
    virtual void Give(KIRQL irql) = 0;
};

namespace
{
struct Plain : ITarget {
    void Give(KIRQL irql) override
    {
        if (irql != count)
            IoReleaseCancelSpinLock(irql);
    }
    ULONG count;
};

Plain plain;
} // namespace

ITarget* Find(PVOID)
{
    return &plain;
}
