import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)];

/** JSON as the preview tables keep it. The fastest level: a preview is written once and read a few times. */
export function packJson(value: unknown): Promise<Buffer> {
  return packed(JSON.stringify(value), { level: 1 });
}

/** Only for what `packJson` of this program made. */
export async function unpackJson<T>(bytes: Uint8Array): Promise<T> {
  return JSON.parse((await unpacked(bytes)).toString('utf8')) as T;
}
