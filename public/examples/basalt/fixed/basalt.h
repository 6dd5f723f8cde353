/*++

Copyright (c) the Portcullis authors. SPDX-License-Identifier: MIT

Module Name:

    basalt.h

Abstract:

    Hardware interface and data structures of the miniport driver for the
    Basalt BH-4 host bus adapter. The BH-4 is fictional.

    The host writes request descriptors into a ring in its own memory and
    rings a doorbell with the new producer index. The adapter answers with
    reply descriptors in a second ring; a phase bit in each tells new from
    old. Revision 3 hardware can fetch requests while it delivers replies
    (full duplex); older boards must not be given a request while an
    interrupt is being served (half duplex).

Environment:

    Kernel mode only.

--*/

#ifndef _BASALT_H_
#define _BASALT_H_

#include <storport.h>
#include <srbhelper.h>
#include "trace.h"

#define BSLT_VENDOR_ID                  0x1d9b
#define BSLT_DEVICE_ID                  0xb404
#define BSLT_REVISION_FULL_DUPLEX       3

#define BSLT_MAX_TARGETS                32
#define BSLT_MAX_LUNS                   8
#define BSLT_INITIATOR_ID               31
#define BSLT_DEPTH                      128     /* a power of two */
#define BSLT_DEPTH_MASK                 (BSLT_DEPTH - 1)
#define BSLT_MAX_SEGMENTS               33
#define BSLT_MAX_TRANSFER               (128 * 1024)
#define BSLT_TAG_NONE                   0xffff

//
// Registers, all 32 bit, in the memory range of base address register 1.
//

typedef struct _BSLT_REGISTERS {
    ULONG Identity;                     // 0x00  constant BSLT_IDENTITY
    ULONG Control;                      // 0x04
    ULONG Status;                       // 0x08
    ULONG InterruptStatus;              // 0x0c  write one to clear
    ULONG InterruptMask;                // 0x10  set bits are masked
    ULONG RequestBaseLow;               // 0x14
    ULONG RequestBaseHigh;              // 0x18
    ULONG ReplyBaseLow;                 // 0x1c
    ULONG ReplyBaseHigh;                // 0x20
    ULONG RingSize;                     // 0x24  entries in either ring
    ULONG Doorbell;                     // 0x28  producer index of the host
    ULONG ReplyIndex;                   // 0x2c  consumer index of the host
    ULONG AbortTag;                     // 0x30  tag to abort; self clearing
    ULONG Fault;                        // 0x34  reason of a fault
    ULONG Reserved[2];
} BSLT_REGISTERS, *PBSLT_REGISTERS;

#define BSLT_IDENTITY                   0x424c5354      /* "BLST" */

#define BSLT_CONTROL_RESET              0x00000001
#define BSLT_CONTROL_ENABLE             0x00000002
#define BSLT_CONTROL_DUPLEX             0x00000004
#define BSLT_CONTROL_MSI                0x00000008

#define BSLT_STATUS_READY               0x00000001
#define BSLT_STATUS_FAULT               0x00000002
#define BSLT_STATUS_LINK                0x00000004

#define BSLT_INT_REPLY                  0x00000001
#define BSLT_INT_FAULT                  0x00000002
#define BSLT_INT_LINK                   0x00000004
#define BSLT_INT_ALL                    0x00000007

#define BSLT_MESSAGE_REPLY              0
#define BSLT_MESSAGE_OTHER              1
#define BSLT_MESSAGES                   2

//
// What the two rings hold. The adapter reads and writes these; the layout is
// part of the hardware.
//

typedef struct _BSLT_SEGMENT {
    ULONG AddressLow;
    ULONG AddressHigh;
    ULONG Length;
    ULONG Reserved;
} BSLT_SEGMENT, *PBSLT_SEGMENT;

typedef struct _BSLT_REQUEST {
    USHORT Tag;
    UCHAR  Target;
    UCHAR  Lun;
    UCHAR  Opcode;
    UCHAR  Flags;
    USHORT SegmentCount;
    ULONG  DataLength;
    ULONG  SegmentsLow;
    ULONG  SegmentsHigh;
    UCHAR  Cdb[16];
    ULONG  Reserved[3];
} BSLT_REQUEST, *PBSLT_REQUEST;

#define BSLT_OP_SCSI                    0x01
#define BSLT_OP_FLUSH                   0x02
#define BSLT_OP_RESET_UNIT              0x03

#define BSLT_REQ_DATA_IN                0x01
#define BSLT_REQ_DATA_OUT               0x02

typedef struct _BSLT_REPLY {
    USHORT Tag;
    UCHAR  Result;
    UCHAR  ScsiStatus;
    ULONG  Transferred;
    UCHAR  Sense[20];
    ULONG  Phase;                       // bit 0 flips each time round
} BSLT_REPLY, *PBSLT_REPLY;

#define BSLT_RESULT_OK                  0x00
#define BSLT_RESULT_CHECK               0x01
#define BSLT_RESULT_NO_DEVICE           0x02
#define BSLT_RESULT_ABORTED             0x03
#define BSLT_RESULT_UNDERRUN            0x04
#define BSLT_RESULT_TIMEOUT             0x05

//
// Uncached extension: memory that both sides write. Physically contiguous.
//

typedef struct _BSLT_SHARED {
    BSLT_REQUEST Requests[BSLT_DEPTH];
    BSLT_REPLY   Replies[BSLT_DEPTH];
} BSLT_SHARED, *PBSLT_SHARED;

//
// Per request, in SrbExtension. BuildIo fills it; nothing else writes it until
// the request is complete.
//

typedef struct _BSLT_SRB_EXT {
    BSLT_REQUEST Request;
    ULONG        SegmentCount;
    BSLT_SEGMENT Segments[BSLT_MAX_SEGMENTS];
} BSLT_SRB_EXT, *PBSLT_SRB_EXT;

#define BSLT_SRB_EXT_OF(_Srb)           ((PBSLT_SRB_EXT)(_Srb)->SrbExtension)

//
// Adapter flags.
//

#define BSLT_HBA_FULL_DUPLEX            0x00000001
#define BSLT_HBA_MSI                    0x00000002
#define BSLT_HBA_RUNNING                0x00000004
#define BSLT_HBA_FAULTED                0x00000008
#define BSLT_HBA_REMOVED                0x00000010
#define BSLT_HBA_DUMP                   0x00000020      /* crash dump mode */

typedef struct _BSLT_HBA_EXT {

    PBSLT_REGISTERS      Registers;
    PBSLT_SHARED         Shared;
    STOR_PHYSICAL_ADDRESS SharedPhysical;
    ULONG                Flags;
    ULONG                Revision;
    USHORT               VendorId;
    USHORT               DeviceId;

    //
    // The rings. Guarded by the interrupt lock: Storport holds it around the
    // interrupt routines and, in half duplex, around StartIo too. In full
    // duplex StartIo takes it itself; see BSLT_LOCK_RING.
    //

    ULONG                Producer;
    ULONG                Consumer;
    ULONG                Phase;
    ULONG                Outstanding;
    PSCSI_REQUEST_BLOCK  Slots[BSLT_DEPTH];
    USHORT               FreeTags[BSLT_DEPTH];
    ULONG                FreeCount;

    //
    // Replies that the interrupt routine has taken off the ring and that the
    // DPC completes.
    //

    STOR_DPC             CompletionDpc;
    BSLT_REPLY           Pending[BSLT_DEPTH];
    ULONG                PendingHead;
    ULONG                PendingTail;

    //
    // Watchdog. Ticks is cleared whenever a reply arrives.
    //

    PVOID                Watchdog;
    ULONG                Ticks;
    ULONG                LinkDownSeconds;

    //
    // Counters for the debugger extension.
    //

    ULONG                Interrupts;
    ULONG                Spurious;
    ULONG                Resets;
    ULONG                Busy;

} BSLT_HBA_EXT, *PBSLT_HBA_EXT;

#define BSLT_WATCHDOG_PERIOD            (1000 * 1000)   /* microseconds */
#define BSLT_WATCHDOG_LIMIT             12              /* periods */
#define BSLT_READY_POLLS                500
#define BSLT_READY_STALL                100             /* microseconds */

//
// Register access. The register block is memory mapped on every revision.
//

#define BSLT_READ(_Hba, _Register) \
    StorPortReadRegisterUlong((_Hba), &(_Hba)->Registers->_Register)

#define BSLT_WRITE(_Hba, _Register, _Value) \
    StorPortWriteRegisterUlong((_Hba), &(_Hba)->Registers->_Register, (_Value))

//
// Taken around the rings wherever the interrupt lock is not held by Storport
// already. The flag is set in FindAdapter and never changes afterwards.
//

#define BSLT_LOCK_RING(_Hba, _Handle)                                       \
    if ((_Hba)->Flags & BSLT_HBA_FULL_DUPLEX) {                             \
        StorPortAcquireSpinLock((_Hba), InterruptLock, NULL, (_Handle));    \
    }

#define BSLT_UNLOCK_RING(_Hba, _Handle)                                     \
    if ((_Hba)->Flags & BSLT_HBA_FULL_DUPLEX) {                             \
        StorPortReleaseSpinLock((_Hba), (_Handle));                         \
    }

//
// basalt.c
//

sp_DRIVER_INITIALIZE                    DriverEntry;
HW_FIND_ADAPTER                         BasaltFindAdapter;
HW_INITIALIZE                           BasaltInitialize;
HW_PASSIVE_INITIALIZE_ROUTINE           BasaltPassiveInitialize;
HW_ADAPTER_CONTROL                      BasaltAdapterControl;
HW_UNIT_CONTROL                         BasaltUnitControl;

BOOLEAN
BasaltStartHardware(
    IN PBSLT_HBA_EXT Hba
    );

VOID
BasaltStopHardware(
    IN PBSLT_HBA_EXT Hba
    );

//
// request.c
//

HW_BUILDIO                              BasaltBuildIo;
HW_STARTIO                              BasaltStartIo;

VOID
BasaltResetRings(
    IN PBSLT_HBA_EXT Hba
    );

VOID
BasaltCompleteReply(
    IN PBSLT_HBA_EXT Hba,
    IN PBSLT_REPLY   Reply
    );

ULONG
BasaltDrain(
    IN PBSLT_HBA_EXT Hba,
    IN UCHAR         SrbStatus
    );

//
// event.c
//

HW_INTERRUPT                            BasaltInterrupt;
HW_MESSAGE_SIGNALED_INTERRUPT_ROUTINE   BasaltMessageInterrupt;
HW_DPC_ROUTINE                          BasaltCompletionDpc;
HW_RESET_BUS                            BasaltResetBus;
HW_TIMER_EX                             BasaltWatchdog;

#endif // _BASALT_H_
