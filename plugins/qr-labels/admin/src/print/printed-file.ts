/** The browser reads the file after the function that made its address has returned. */
const KEEP_FILE_MS = 120_000;

/** The answer of a door that prints. */
export interface WithFile {
  /** In base 64. */
  file: string;
  /** Of its name. */
  extension: string;
}

/** An address of the file that lives long enough to be opened or saved. */
function urlOf({ file, extension }: WithFile): string {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  const type = extension === 'pdf' ? 'application/pdf' : 'application/octet-stream';
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  setTimeout(() => URL.revokeObjectURL(url), KEEP_FILE_MS);
  return url;
}

/** Show the file in a tab that was opened at the click. */
export function openPrinted(answer: WithFile, tab: Window): void {
  tab.location.href = urlOf(answer);
}

/** Save the file; `name` is without its extension. */
export function savePrinted(answer: WithFile, name: string): void {
  const link = document.createElement('a');
  link.href = urlOf(answer);
  link.download = `${name}.${answer.extension}`;
  link.click();
}
