import { createHmac } from 'node:crypto';
import { ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { OneDriveEntry, OneDriveFolder } from '../../../contracts';
import { MAX_WORKBOOK_BYTES } from '../sources/read-workbook';
import { asked, statusProblem, type Connection } from './connection';
import { encodedPath, inFolder } from './paths';
import { thrown } from './problem';
import { send } from './request';
import type { Doing } from './status-problem';

const ENTRIES_AT_ONCE = 200;
const FIELDS = 'id,name,size,file,folder,eTag,cTag,lastModifiedDateTime';

const entry = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().default(0),
  lastModifiedDateTime: z.string().optional(),
  eTag: z.string().optional(),
  cTag: z.string().optional(),
  folder: z.object({}).optional(),
});
const page = z.object({ value: z.array(entry), '@odata.nextLink': z.string().optional() });

/** A file or folder as Graph tells of it. */
export type DriveItem = z.output<typeof entry>;

function understood<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (!result.success) throw thrown('onedrive-answer-unexpected');
  return result.data;
}

const rootOf = ({ settings }: Connection): string =>
  `/users/${encodeURIComponent(settings.userId)}/drive/root`;

/** The address of a file or folder within Graph; with `then` of something that belongs to it. */
export function addressOf(connection: Connection, path: string, then = ''): string {
  const root = rootOf(connection);
  if (path === '') return `${root}${then}`;
  return `${root}:/${encodedPath(path)}${then === '' ? '' : `:${then}`}`;
}

/**
 * Graph's own address of the next page, signed: whoever has the application's rights may read every OneDrive of the
 * company, so an address that a browser could write itself must not be followed.
 */
function seal({ settings }: Connection, link: string): string {
  const text = Buffer.from(link).toString('base64url');
  return `${text}.${createHmac('sha256', settings.clientSecret).update(text).digest('base64url')}`;
}

function unsealed(connection: Connection, sealed: string): string | null {
  const link = Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString();
  return seal(connection, link) === sealed ? link : null;
}

const WORKBOOK = /\.(xlsx|csv)$/i;

function entryOf(folder: string, item: DriveItem): OneDriveEntry | null {
  const { name, size, lastModifiedDateTime = null } = item;
  const kind = item.folder ? 'folder' : WORKBOOK.test(name) ? 'workbook' : null;
  return kind && { kind, name, path: inFolder(folder, name), size, modifiedAt: lastModifiedDateTime };
}

/** Folders and workbooks of a folder, a page of them; null for a `next` that was not given out here. */
export async function readFolder(
  connection: Connection,
  folder: string,
  next?: string,
): Promise<OneDriveFolder | null> {
  const link = next === undefined ? null : unsealed(connection, next);
  if (next !== undefined && link === null) return null;
  const address =
    link ?? `${addressOf(connection, folder, '/children')}?$top=${ENTRIES_AT_ONCE}&$select=${FIELDS}`;
  const doing: Doing = folder === '' ? 'drive' : 'read';
  const answer = understood(page, await asked(doing, () => connection.client.api(address).get()));
  const entries = answer.value
    .map((item) => entryOf(folder, item))
    .filter((found): found is OneDriveEntry => found !== null);
  const more = answer['@odata.nextLink'];
  const others = answer.value.length - entries.length;
  return { path: folder, entries, others, next: more === undefined ? null : seal(connection, more) };
}

/** A file by its path. @throws a problem: it is none, is a folder, or is larger than a workbook may be */
export async function findWorkbook(connection: Connection, path: string): Promise<DriveItem> {
  const address = `${addressOf(connection, path)}?$select=${FIELDS}`;
  const item = understood(entry, await asked('read', () => connection.client.api(address).get()));
  if (item.folder) throw thrown('onedrive-wrong-kind', { wanted: 'file' });
  if (item.size > MAX_WORKBOOK_BYTES) throw tooLarge();
  return item;
}

const tooLarge = () => thrown('onedrive-too-large', { limitMb: MAX_WORKBOOK_BYTES / 1024 / 1024 });

/** Where Graph sends on for the bytes: an address with a pass of its own. */
async function downloadAddress({ client, settings }: Connection, id: string): Promise<string> {
  const address = `/users/${encodeURIComponent(settings.userId)}/drive/items/${encodeURIComponent(id)}/content`;
  const answer = await asked<Response>('read', () =>
    client.api(address).responseType(ResponseType.RAW).get(),
  );
  const { status, headers } = answer;
  if (status >= 400) throw statusProblem(status, headers);
  const location = headers.get('location');
  if (location === null || !URL.canParse(location) || new URL(location).protocol !== 'https:')
    throw thrown('onedrive-answer-unexpected', { status });
  return location;
}

/** The bytes of a file. The address that holds them is asked without our token, which is none of its business. */
export async function download(connection: Connection, id: string): Promise<Buffer> {
  const { settings, transfers } = connection;
  const url = await downloadAddress(connection, id);
  const { status, headers, bytes } = await send(
    { url, limitMs: settings.transferMs, repeatable: true, dispatcher: transfers },
    settings,
  ).catch((error: unknown) => {
    throw error instanceof Error && error.message === 'onedrive-too-large' ? tooLarge() : error;
  });
  if (status === 200) return bytes;
  // A pass that is over, or an address that leads further, is a matter of Microsoft's and passes.
  throw status >= 500 || status === 429 ? statusProblem(status, headers) : thrown('onedrive-unavailable');
}
