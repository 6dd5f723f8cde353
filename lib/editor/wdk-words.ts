/**
 * Words of the WDK that C highlighting does not know, found in one line of text: type names, SAL annotations, and the
 * routines that rules watch. Comments and strings are left alone as far as one line can tell.
 */

export type WordKind = "type" | "annotation" | "watched";

export interface WordRange {
  /** 1-based columns, end exclusive. */
  readonly column: number;
  readonly endColumn: number;
  readonly kind: WordKind;
}

const TYPES = new Set(
  `VOID BOOLEAN UCHAR CHAR USHORT SHORT ULONG LONG ULONGLONG LONGLONG UINT INT ULONG_PTR LONG_PTR SIZE_T WCHAR PWSTR PCWSTR
  PVOID PUCHAR PCHAR PUSHORT PULONG PLONG PULONGLONG PBOOLEAN NTSTATUS PNTSTATUS KIRQL PKIRQL KSPIN_LOCK PKSPIN_LOCK KEVENT
  KDPC PKDPC LIST_ENTRY PLIST_ENTRY SINGLE_LIST_ENTRY LARGE_INTEGER PLARGE_INTEGER UNICODE_STRING PUNICODE_STRING GUID IRP PIRP
  IO_STACK_LOCATION PIO_STACK_LOCATION DEVICE_OBJECT PDEVICE_OBJECT DRIVER_OBJECT PDRIVER_OBJECT MDL PMDL STOR_LOCK_HANDLE
  PSTOR_LOCK_HANDLE STOR_PHYSICAL_ADDRESS SCSI_REQUEST_BLOCK PSCSI_REQUEST_BLOCK STORAGE_REQUEST_BLOCK PSTORAGE_REQUEST_BLOCK
  HW_INITIALIZATION_DATA PHW_INITIALIZATION_DATA VIRTUAL_HW_INITIALIZATION_DATA PORT_CONFIGURATION_INFORMATION
  PPORT_CONFIGURATION_INFORMATION STOR_DPC PSTOR_DPC ACCESS_RANGE STOR_SCATTER_GATHER_LIST PSTOR_SCATTER_GATHER_LIST CDB PCDB
  DRIVER_INITIALIZE DRIVER_CANCEL DRIVER_DISPATCH DRIVER_UNLOAD DRIVER_STARTIO DRIVER_ADD_DEVICE`.split(
    /\s+/,
  ),
);

const WORD = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/.*|\/\*.*?(?:\*\/|$)|\b[A-Za-z_]\w*\b/g;

export function wdkWords(line: string, watched: ReadonlySet<string>): WordRange[] {
  const found: WordRange[] = [];
  for (const match of line.matchAll(WORD)) {
    const kind = kindOf(match[0], watched);
    if (kind === null) continue;
    const column = match.index + 1;
    found.push({ column, endColumn: column + match[0].length, kind });
  }
  return found;
}

function kindOf(word: string, watched: ReadonlySet<string>): WordKind | null {
  if (watched.has(word)) return "watched";
  if (TYPES.has(word) || /^(VIRTUAL_)?HW_[A-Z_]+$/.test(word)) return "type";
  if (
    /^_(In|Out|Inout|Ret|When|IRQL|Use|Requires|Acquires|Releases|Function|Must|Post|Pre|Success|Analysis)\w*_$/i.test(
      word,
    )
  ) {
    return "annotation";
  }
  return /^(IN|OUT|OPTIONAL|FORCEINLINE|NTAPI|UNREFERENCED_PARAMETER)$/.test(word) ? "annotation" : null;
}
