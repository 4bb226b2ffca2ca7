/** An address that a link may open: of this server or of the web, never a script; null otherwise. */
export function safeAddress(address: string): string | null {
  if (/^\/(?![/\\])/.test(address)) return address;
  return /^https?:\/\//i.test(address) ? address : null;
}
