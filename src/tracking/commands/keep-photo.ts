import { refuse } from '../../refusals';
import type { Doer, KeepPhotoCommand, PhotoKept, Refusal } from '../contracts';
import { insertPhoto, readPart, readUnusedPhotos } from '../ledger';
import type { Engine } from './engine';

/** Pictures that a person may have waiting for their notes; older ones make room. */
const UNUSED_PHOTOS = 20;

/** Remember for which batch a picture was uploaded, and by whom. The caller has asked who may. */
export function keepPhotoCommand(
  engine: Engine,
  { partCode, fileId }: KeepPhotoCommand,
  { actor }: Doer,
): Promise<PhotoKept | Refusal> {
  const at = engine.now().toISOString();
  return engine.transaction(async (session) => {
    const { part } = await readPart(session, { code: partCode, scanId: null, reason: null });
    if (!part) return refuse('part-not-found');
    await insertPhoto(session, { fileId, partId: part.identity.partId, actor, at });
    return { ok: true, unused: await readUnusedPhotos(session, actor, UNUSED_PHOTOS) };
  });
}
