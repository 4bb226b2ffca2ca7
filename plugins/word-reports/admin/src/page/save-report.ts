import { saveFile } from '../../../../../src/admin/kit';
import type { MadeAnswer } from '../../../contracts';

/** Let the browser save a report that came inside JSON. */
export function saveReport({ file, fileName }: MadeAnswer): void {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  saveFile(new Blob([bytes]), fileName);
}
