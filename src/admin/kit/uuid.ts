/**
 * A UUID from cryptographic randomness. `crypto.randomUUID` exists over HTTPS only, and the panel is
 * opened over plain HTTP in the factory's network too.
 */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, place) => {
    const fixed = place === 6 ? (byte & 0x0f) | 0x40 : place === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, '0');
  });
  return [0, 4, 6, 8, 10].map((from, n) => hex.slice(from, [4, 6, 8, 10, 16][n]).join('')).join('-');
}
