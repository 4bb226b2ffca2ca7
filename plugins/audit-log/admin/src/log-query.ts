const OPERATOR = 'plugin::users-permissions.user';
/** The log of a batch goes by its label code, which its own panel knows; the log itself has no log. */
const ELSEWHERE = ['api::part.part', 'api::audit-entry.audit-entry'];

/** An entry of the content manager as its form knows it. */
export interface ShownEntry {
  model: string;
  documentId: string | undefined;
  /** The row's number. */
  id: number | string | undefined;
}

/**
 * The query of the audit page for all about one entry of the content manager: of an operator also what
 * this person did.
 * @returns null where there is nothing to show
 */
export function logQueryOf({ model, documentId, id }: ShownEntry): string | null {
  if (!documentId || ELSEWHERE.includes(model)) return null;
  if (model === OPERATOR) return id === undefined ? null : `user=${encodeURIComponent(`operator:${id}`)}`;
  return model.startsWith('api::') ? `subject=${encodeURIComponent(documentId)}` : null;
}
