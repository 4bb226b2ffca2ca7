import { newUuid } from '../logic/uuid';
import type { KeptPhoto } from './photo-store';

/** A photo of a report that is about to be kept. */
export function newPhoto(content: Blob, scanId: string, partCode: string): KeptPhoto {
  return { id: newUuid(crypto), scanId, partCode, content, tries: 0, failure: null };
}
