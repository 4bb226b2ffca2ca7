import { newUuid } from '../logic/uuid';
import type { KeptPhoto } from './photo-store';

/** A photo of a report that is about to be kept. */
export function newPhoto(content: Blob, of: Pick<KeptPhoto, 'scanId' | 'partCode' | 'title'>): KeptPhoto {
  return { id: newUuid(crypto), ...of, content, tries: 0, failure: null };
}
