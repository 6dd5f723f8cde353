/*
 * aurora.h: what the files of the Aurora miniport share.
 *
 * Aurora is a RAM disk behind a virtual Storport miniport. Its contents live
 * in nonpaged pool; a service process keeps a copy on disk. The service waits
 * for work: it sends IOCTL_MINIPORT_PROCESS_SERVICE_IRP and the IRP stays in
 * the miniport until a range of blocks has changed or a flush is asked for.
 *
 *   driver.c    DriverEntry, the Plug and Play dispatch routine
 *   adapter.c   adapter callbacks: find, initialize, reset, control, free
 *   io.c        HwStorStartIo, the SCSI commands, telling the service
 *   service.c   service requests, the queue of waiting IRPs, cancellation
 *
 * Aurora is fictional. Copyright (c) the Portcullis authors.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <ntddk.h>
#include <storport.h>
#include <ntddscsi.h>

#define AURORA_TAG              'oruA'
#define AURORA_MAX_ADAPTERS     4
#define AURORA_BLOCK_SHIFT      9
#define AURORA_BLOCK_SIZE       (1UL << AURORA_BLOCK_SHIFT)
#define AURORA_BLOCK_COUNT      (64UL * 1024)           /* 32 MB */
#define AURORA_DISK_BYTES       (AURORA_BLOCK_COUNT << AURORA_BLOCK_SHIFT)
#define AURORA_MAX_TRANSFER     (256UL * 1024)

/* More waiting IRPs than the service has threads is a fault of the service. */
#define AURORA_MAX_WAITERS      8

/* Changed ranges that nobody has fetched yet; a power of two. */
#define AURORA_NOTICE_SLOTS     64
#define AURORA_NOTICE_MASK      (AURORA_NOTICE_SLOTS - 1)

/* ---- What the service and the miniport say to each other --------------- */

#define AURORA_SIGNATURE        0x41524f52              /* "AROR" */

#define AURORA_VERB_ATTACH      1       /* this process keeps the copy */
#define AURORA_VERB_WAIT        2       /* complete me when there is work */
#define AURORA_VERB_DETACH      3       /* no copy is kept from here on */

/* Input buffer of every service request. */
typedef struct _AURORA_REQUEST {
    ULONG Signature;
    ULONG Verb;
} AURORA_REQUEST, *PAURORA_REQUEST;

#define AURORA_NOTICE_RANGE     1       /* blocks were written */
#define AURORA_NOTICE_FLUSH     2       /* make the copy durable */

/* Output buffer of AURORA_VERB_WAIT. */
typedef struct _AURORA_NOTICE {
    ULONG Kind;
    ULONG FirstBlock;
    ULONG BlockCount;
    ULONG Lost;                         /* notices dropped before this one */
} AURORA_NOTICE, *PAURORA_NOTICE;

/* ---- The adapter ------------------------------------------------------- */

typedef struct _AURORA_EXTENSION {
    PDEVICE_OBJECT DeviceObject;        /* Storport's, for the PnP dispatch */
    PUCHAR         Disk;                /* AURORA_DISK_BYTES, or NULL */

    /*
     * Guarded by the cancel spin lock. The waiting IRPs have a cancel routine
     * whenever they are on the list, and both change together, so no second
     * lock is needed to tell who owns an IRP: whoever unlinked it does.
     */
    LIST_ENTRY     Waiters;
    ULONG          WaitCount;
    BOOLEAN        Removing;
    PFILE_OBJECT   Service;             /* of the attached process, or NULL */

    /* Guarded by NoticeLock, which is never held together with the other. */
    KSPIN_LOCK     NoticeLock;
    ULONG          NoticeHead;
    ULONG          NoticeTail;
    ULONG          NoticesLost;
    AURORA_NOTICE  Notices[AURORA_NOTICE_SLOTS];

    /* Counters for the debugger; not exact under load. */
    ULONG          Reads;
    ULONG          Writes;
    ULONG          Cancelled;
} AURORA_EXTENSION, *PAURORA_EXTENSION;

/*
 * The cancel spin lock. `q` is a KIRQL of the caller's own, never a field:
 * the lock is one for the system and the level must stay with its taker.
 */
#define AURORA_LOCK(q)          IoAcquireCancelSpinLock(&(q))
#define AURORA_UNLOCK(q)        IoReleaseCancelSpinLock(q)

/* Turns a request away. For argument checks at the top of a function. */
#define AURORA_BAIL(c) \
    do { if (c) return STATUS_DEVICE_BUSY; } while (0)

/* Where a waiting IRP remembers its adapter, for the cancel routine. */
#define AURORA_EXTENSION_OF(irp) \
    ((PAURORA_EXTENSION)(irp)->Tail.Overlay.DriverContext[0])

/* driver.c */
DRIVER_INITIALIZE           DriverEntry;
_Dispatch_type_(IRP_MJ_PNP)
DRIVER_DISPATCH             AuroraPnp;

VOID AuroraRemember(_In_ PAURORA_EXTENSION Ext);
VOID AuroraForget(_In_ PAURORA_EXTENSION Ext);

/* adapter.c */
VIRTUAL_HW_FIND_ADAPTER     AuroraFindAdapter;
HW_INITIALIZE               AuroraInitialize;
HW_RESET_BUS                AuroraResetBus;
HW_ADAPTER_CONTROL          AuroraAdapterControl;
HW_FREE_ADAPTER_RESOURCES   AuroraFreeAdapterResources;

/* io.c */
HW_STARTIO                  AuroraStartIo;

BOOLEAN AuroraNextNotice(_In_ PAURORA_EXTENSION Ext, _Out_ PAURORA_NOTICE Notice);

/* service.c */
HW_PROCESS_SERVICE_REQUEST  AuroraProcessServiceRequest;
HW_COMPLETE_SERVICE_IRP     AuroraCompleteServiceIrp;
DRIVER_CANCEL               AuroraCancelWait;

PIRP AuroraUnpark(_In_ PAURORA_EXTENSION Ext, _In_ BOOLEAN TakeLock);
VOID AuroraDrain(_In_ PAURORA_EXTENSION Ext, _In_ NTSTATUS Status);
VOID AuroraFinish(_In_ PAURORA_EXTENSION Ext, _In_ PIRP Irp, _In_ NTSTATUS Status);
