/** Long enough that the browser has begun, short enough that a tab that stays open does not keep every file. */
const keptMs = 60_000;

/** Hands a file to the browser, which saves it as it saves all downloads. Call it in a page that stays open. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Firefox reads it later: without an address there would be no file (bugzilla.mozilla.org/1282407).
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
