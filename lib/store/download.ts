/** Hands a file to the browser to save. */
export function download(name: string, blob: Blob): void {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(blob);
  anchor.download = name;
  anchor.click();
  // The download reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}
