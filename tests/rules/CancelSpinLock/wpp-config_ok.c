//! rule: CancelSpinLock
//! about: tracing routines that only a generated header would define, named in the comment that configures WPP
//! expect: pass
#include "trace.h"
#include "driver.tmh"

typedef struct _ADAPTER {
    ULONG Queued;
} ADAPTER;

HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    ADAPTER *adapter = Extension;
    KIRQL irql;
    TRACE_LOCK_ENTER(adapter);
    IoAcquireCancelSpinLock(&irql);
    TraceSrb(LEVEL_VERBOSE, TRACE_IO, "queued %d at irql %d", adapter->Queued, irql);
    adapter->Queued++;
    if (adapter->Queued == 0) {
        TraceSrb(LEVEL_ERROR, TRACE_IO, "%!FUNC! wrapped, srb %p", Srb);
    }
    IoReleaseCancelSpinLock(irql);
    TRACE_LOCK_LEAVE(adapter);
    return TRUE;
}
//! file: trace.h
#define WPP_CONTROL_GUIDS WPP_DEFINE_CONTROL_GUID(Driver, (1, 2, 3, 4, 5), WPP_DEFINE_BIT(TRACE_IO))
// begin_wpp config
// USEPREFIX (TRACE_LOCK_ENTER(PVOID Adapter), "%!STDPREFIX! in");
// FUNC TRACE_LOCK_ENTER{ENTRYLEVEL=LEVEL_VERBOSE}(...);
// FUNC TRACE_LOCK_LEAVE{ENTRYLEVEL=LEVEL_VERBOSE}(...);
// FUNC TraceSrb(LEVEL, FLAGS, MSG, ...);
// end_wpp
