/** What browsers may show in place; everything else is only ever saved. */
export type ShownType = 'image/png' | 'image/jpeg' | 'image/webp' | 'application/pdf';

/** So many bytes tell the kind of a file. */
export const TELLING_BYTES = 16;

function startsWith(bytes: Uint8Array, signature: readonly number[], offset = 0): boolean {
  return signature.every((byte, index) => bytes[offset + index] === byte);
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * The type of a file by its first bytes, whatever its name or its sender says.
 * @returns null for anything that browsers must not show in place, SVG and HTML among it.
 */
export function shownType(bytes: Uint8Array): ShownType | null {
  if (startsWith(bytes, PNG)) return 'image/png';
  if (startsWith(bytes, JPEG)) return 'image/jpeg';
  if (startsWith(bytes, RIFF) && startsWith(bytes, WEBP, 8)) return 'image/webp';
  return startsWith(bytes, PDF) ? 'application/pdf' : null;
}

/** What each extension promises of the content; files with other extensions are not taken in. */
const PROMISES: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  '.png': (bytes) => shownType(bytes) === 'image/png',
  '.jpg': (bytes) => shownType(bytes) === 'image/jpeg',
  '.jpeg': (bytes) => shownType(bytes) === 'image/jpeg',
  '.webp': (bytes) => shownType(bytes) === 'image/webp',
  '.pdf': (bytes) => shownType(bytes) === 'application/pdf',
  '.docx': (bytes) => startsWith(bytes, ZIP),
  '.xlsx': (bytes) => startsWith(bytes, ZIP),
};

/** Whether a file of this extension may be kept: it is of a known kind, and its content is of it. */
export function isAcceptable(extension: string, bytes: Uint8Array): boolean {
  const key = extension.toLowerCase();
  return Object.hasOwn(PROMISES, key) && (PROMISES[key]?.(bytes) ?? false);
}
