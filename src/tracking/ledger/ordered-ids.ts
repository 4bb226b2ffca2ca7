import { v7 } from 'uuid';

/**
 * A UUID that begins with the time: ids of one launch stand side by side in an index, where random ones touch a
 * page each.
 */
export function orderedUuid(): string {
  return v7();
}

/** A documentId as Strapi wants it (24 characters, lower case, a letter first) that begins with the time too. */
export function orderedDocumentId(): string {
  const digits = v7().replaceAll('-', '');
  return `e${digits.slice(0, 23)}`;
}
