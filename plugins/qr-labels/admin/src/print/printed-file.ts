import { saveFile, type SentFile } from '../../../../../src/admin/kit';
import { printedOf } from './printed-headers';

/** The browser reads the file after the function that made its address has returned. */
const KEEP_FILE_MS = 120_000;

/** Show the file in a tab that was opened at the click. */
export function openPrinted({ content }: SentFile, tab: Window): void {
  const url = URL.createObjectURL(content);
  setTimeout(() => URL.revokeObjectURL(url), KEEP_FILE_MS);
  tab.location.href = url;
}

/** Save the file; `name` is without its extension. */
export function savePrinted(sent: SentFile, name: string): void {
  saveFile(sent.content, `${name}.${printedOf(sent).extension}`);
}
