export { assertNever } from "./assert-never";
export type { Brand } from "./brand";
export { Cancelled, type CancelSignal, neverCancelled, throwIfCancelled } from "./cancellation";
export { type FileEntry, FileTable, type LineColumn } from "./file-table";
export type { Outcome, Problem, Severity } from "./problem";
export { type FileId, type Span, span } from "./span";
export { StringTable, type TextId } from "./string-table";
