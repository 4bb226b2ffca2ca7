import { refuse } from '../../refusals';
import type { Doer, KeepScanPhotoCommand, Refusal, ScanPhotoKept } from '../contracts';
import { insertScanPhoto, readPart, readScanPhoto, readUnusedScanPhotos } from '../ledger';
import type { Engine } from './engine';

/** Photos that a person may have waiting for their reports; older ones make room. */
const UNUSED_PHOTOS = 200;

/** Whether this photo has come already; null: it has not. The same name with other content is refused. */
export async function scanPhotoQuery(
  { session }: Engine,
  { photoId, scanId, contentHash }: Omit<KeepScanPhotoCommand, 'fileId' | 'partCode'>,
): Promise<{ ok: true } | Refusal | null> {
  const photo = await readScanPhoto(session, photoId);
  if (!photo) return null;
  const isSame = photo.contentHash === contentHash && photo.scanId === scanId;
  return isSame ? { ok: true } : refuse('photo-id-reused', { photoId });
}

/** Note which report a picture belongs to. The caller has asked who may, and whether it has come already. */
export function keepScanPhotoCommand(
  engine: Engine,
  { partCode, ...photo }: KeepScanPhotoCommand,
  { actor }: Doer,
): Promise<ScanPhotoKept | Refusal> {
  const at = engine.now().toISOString();
  return engine.transaction(async (session) => {
    const { part } = await readPart(session, { code: partCode, scanId: null, reason: null });
    if (!part) return refuse('part-not-found');
    const { partId } = part.identity;
    const isNew = await insertScanPhoto(session, { ...photo, partId, actor, at });
    return { ok: true, isNew, unused: await readUnusedScanPhotos(session, actor, UNUSED_PHOTOS) };
  });
}
