import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import { withStrapiSession, type Refusal } from '../../../../../src/tracking';
import { withOneDrive } from './connected';
import { download, findWorkbook } from './drive';
import { oneDriveSettings } from './settings';
import { confirmKept, keepWorkbook, readKept } from './workbook-store';

/** A workbook of OneDrive, or what is kept of it. */
export interface OpenedWorkbook {
  ok: true;
  content: Buffer;
  /** When Microsoft had this content, ISO 8601 in UTC. */
  asOf: string;
  kept: boolean;
}

/** What is wrong with the wish itself: older data would not mend it. */
const OWN_FAULT = new Set(['onedrive-item-not-found', 'onedrive-wrong-kind', 'onedrive-too-large']);

async function fresh(strapi: Core.Strapi, path: string): Promise<OpenedWorkbook | Refusal> {
  const { userId } = oneDriveSettings(strapi);
  const opened = await withOneDrive(strapi, async (connection) => {
    const item = await findWorkbook(connection, path);
    const contentTag = item.cTag ?? item.eTag ?? null;
    const at = new Date();
    const kept = await withStrapiSession(strapi, (session) => readKept(session, userId, path));
    if (kept && contentTag !== null && kept.contentTag === contentTag) {
      await withStrapiSession(strapi, (session) => confirmKept(session, userId, path, at));
      return { content: kept.content, at };
    }
    const content = await download(connection, item.id);
    await withStrapiSession(strapi, (session) =>
      keepWorkbook(session, userId, { path, contentTag, content }, at),
    );
    return { content, at };
  });
  if ('ok' in opened) return opened;
  return { ok: true, content: opened.content, asOf: opened.at.toISOString(), kept: false };
}

async function keptOf(strapi: Core.Strapi, path: string): Promise<OpenedWorkbook | null> {
  const { userId } = oneDriveSettings(strapi);
  const kept = await withStrapiSession(strapi, (session) => readKept(session, userId, path));
  return kept && { ok: true, content: kept.content, asOf: kept.readAt, kept: true };
}

/**
 * A workbook as OneDrive has it, or (`kept`) as it was read last, without asking Microsoft. A refusal tells in `keptAsOf`
 * whether there is such a state: older data are never taken unasked.
 */
export async function openOneDriveWorkbook(
  strapi: Core.Strapi,
  { path, kept }: { path: string; kept: boolean },
): Promise<OpenedWorkbook | Refusal> {
  if (kept) return (await keptOf(strapi, path)) ?? refuse('onedrive-nothing-stored', { path });
  const opened = await fresh(strapi, path);
  if (opened.ok) return opened;
  if (opened.code === 'onedrive-item-not-found') return refuse(opened.code, { ...opened.details, path });
  if (OWN_FAULT.has(opened.code)) return opened;
  const older = await keptOf(strapi, path);
  return older ? refuse(opened.code, { ...opened.details, keptAsOf: older.asOf }) : opened;
}
