import { gunzipSync, gzipSync } from 'node:zlib';

/** JSON as the preview tables keep it. The fastest level: a preview is written once and read a few times. */
export function packJson(value: unknown): Buffer {
  return gzipSync(JSON.stringify(value), { level: 1 });
}

/** Only for what `packJson` of this program made. */
export function unpackJson<T>(packed: Buffer): T {
  return JSON.parse(gunzipSync(packed).toString('utf8')) as T;
}
