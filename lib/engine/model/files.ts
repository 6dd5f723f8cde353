/**
 * Which files make up the operating-system model, in which order, and which header names a driver may include.
 *
 * The model is always there, whole, for every translation unit: an `#include` of a known name adds nothing and is not
 * missing. The texts come in as data (`ModelSource`), because the engine reads no files.
 */

export interface ModelSource {
  /** As listed in `modelHeaders` and `modelStubs`: relative to `lib/engine/model`, `/` between parts. */
  readonly path: string;
  readonly text: string;
}

/** One translation unit in this order: a header may use what an earlier one declares. No include guards, no includes. */
export const modelHeaders: readonly string[] = [
  "include/msvc.h",
  "include/sal.h",
  "include/driverspecs.h",
  "include/basetsd.h",
  "include/ntdef.h",
  "include/ntstatus.h",
  "include/crt.h",
  "include/kernel-types.h",
  "include/io-types.h",
  "include/io-support.h",
  "include/io-constants.h",
  "include/config-types.h",
  "include/pci.h",
  "include/roles.h",
  "include/scsi-codes.h",
  "include/scsi-cdb.h",
  "include/scsi-data.h",
  "include/scsi-pages.h",
  "include/srb.h",
  "include/storage.h",
  "include/storage-cache.h",
  "include/ata.h",
  "include/ata-logs.h",
  "include/acpi-hba.h",
  "include/wmi-types.h",
  "include/storport-types.h",
  "include/storport.h",
  "include/ddi-ex.h",
  "include/ddi-io.h",
  "include/ddi-ke.h",
  "include/ddi-misc.h",
  "include/ddi-mm.h",
  "include/ddi-rtl.h",
  "include/ddi-zw.h",
  "include/ntstrsafe.h",
  "include/wmilib.h",
  "include/storport-ddi.h",
  "include/ddi-old.h",
  "include/scsiport.h",
  "include/framework-locks.h",
  "include/wpp.h",
  "include/frameworks.h",
  "include/com.h",
];

/** Bodies of DDIs, compiled after the headers as part of every driver. */
export const modelStubs: readonly string[] = [
  "stubs/ghosts.c",
  "stubs/irql.c",
  "stubs/interlocked.c",
  "stubs/io.c",
  "stubs/lists.c",
  "stubs/storport.c",
];

/** WDK, SDK and CRT headers whose vocabulary the model holds; lower case, without folder. Frameworks it does not hold (WDF, NDIS, filter manager) stay missing. */
export const knownHeaderNames: readonly string[] = `
  acpiioct.h assert.h ata.h basetsd.h bugcodes.h concurrencysal.h crtdbg.h csq.h ctype.h devioctl.h devpkey.h devpropdef.h
  dontuse.h driverspecs.h errno.h evntcons.h evntprov.h evntrace.h excpt.h guiddef.h hbaapi.h hbapiwmi.h ide.h initguid.h
  intrin.h intsafe.h ioaccess.h irb.h kernelspecs.h limits.h memory.h minitape.h miniport.h mountdev.h mountmgr.h
  no_sal2.h ntdddisk.h ntddk.h ntddscsi.h ntddstor.h ntddtape.h ntddvol.h ntdef.h ntifs.h ntimage.h ntintsafe.h ntiologc.h
  ntpoapi.h ntstatus.h ntstrsafe.h nvme.h poclass.h poppack.h procgrp.h pshpack1.h pshpack2.h pshpack4.h pshpack8.h rpc.h
  sal.h sal_supp.h scsi.h scsiwmi.h sdkddkver.h specstrings.h specstrings_strict.h specstrings_undef.h srb.h srbhelper.h
  stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h storport.h stortrce.h storswtr.h strsafe.h string.h strmini.h
  suppress.h tchar.h tracelogging.h traceloggingprovider.h unknwn.h varargs.h wchar.h wdm.h wdmguid.h wdmsec.h
  winapifamily.h windef.h windows.h winerror.h winioctl.h winnt.h wmidata.h wmiguid.h wmilib.h wmistr.h wpprecorder.h wtypes.h
`
  .trim()
  .split(/\s+/);
