import { fileLink } from '../files';
import type { HistoryEvent } from '../tracking/contracts';

interface StoredPhoto {
  id: string;
  file: string;
}

const isStored = (value: unknown): value is StoredPhoto =>
  typeof value === 'object' && value !== null && 'id' in value && 'file' in value;

/** An event with links to the photos of its report, good for half an hour, in place of their stored names. */
export function withPhotoLinks(event: HistoryEvent): HistoryEvent {
  const { photos } = event.details;
  if (!Array.isArray(photos)) return event;
  const links = photos.filter(isStored).map(({ id, file }) => ({ id, url: fileLink(file) }));
  return { ...event, details: { ...event.details, photos: links } };
}
