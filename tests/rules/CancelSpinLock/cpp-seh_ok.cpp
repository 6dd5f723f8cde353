//! rule: CancelSpinLock
//! expect: pass
//! about: A leaf function with __try and __finally releases on every way out.
namespace cinder
{
static BOOLEAN Copy(PSCSI_REQUEST_BLOCK srb, PUCHAR to) noexcept
{
    KIRQL irql;
    BOOLEAN done = FALSE;
    IoAcquireCancelSpinLock(&irql);
    __try {
        if (srb->DataBuffer == nullptr)
            __leave;
        if (srb->DataTransferLength > 512)
            return FALSE;
        RtlCopyMemory(to, srb->DataBuffer, srb->DataTransferLength);
        done = TRUE;
    } __finally {
        IoReleaseCancelSpinLock(irql);
    }
    return done;
}
} // namespace cinder

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb)
{
    return cinder::Copy(srb, static_cast<PUCHAR>(ext));
}
