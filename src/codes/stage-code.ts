/**
 * Stage cards: a QR code on the wall that says at which stage a device works. It holds `<PUBLIC_URL>/SCAN/ST<ID>`; the id is the
 * stage's documentId in upper case, so a card stays right when the stage is renamed.
 *
 * Pure: browsers import this file.
 */

/** No label is as long, and no badge begins so. */
const STAGE = /^ST([0-9A-Z]{24})$/;

/** Longer input is no card of ours. */
const MAX_SCANNED_LENGTH = 2048;

/**
 * What stands after /SCAN/ on the card of a stage.
 * @param documentId 24 characters of base 36, as Strapi makes them
 */
export function stageCode(documentId: string): string {
  return `ST${documentId.toUpperCase()}`;
}

/** The documentId of the stage in what a scanner read: a bare code, or the /scan/ address of any host; null: it is no card. */
export function stageInText(text: string): string | null {
  if (text.length > MAX_SCANNED_LENGTH) return null;
  const address = /\/scan\/([^/?#]+)\/?(?:[?#].*)?$/i.exec(text.trim());
  const plain = (address?.[1] ?? text).toUpperCase().replace(/[\s-]/g, '');
  return STAGE.exec(plain)?.[1]?.toLowerCase() ?? null;
}
