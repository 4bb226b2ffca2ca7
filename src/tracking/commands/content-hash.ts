import { createHash } from 'node:crypto';

/** A fingerprint of what an act says, so that the same id with another content is told apart. */
export function contentHash(content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
