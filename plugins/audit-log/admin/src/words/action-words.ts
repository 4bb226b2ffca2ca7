import { TEXTS } from '../text-table';

type Key = Extract<keyof typeof TEXTS, string>;

function keyOf(key: string): Key | null {
  return key in TEXTS ? (key as Key) : null;
}

/** How to say something: a text, maybe with the text of a subject in it; null: as it stands in the log. */
export interface Wording {
  key: Key;
  /** The text that goes into `{subject}`. */
  subject: Key | null;
}

/** An action of the log in words: an act by its own text, an edit by its verb and subject. */
export function actionWording(action: string): Wording | null {
  const own = keyOf(`action.${action}`);
  if (own) return { key: own, subject: null };
  const [verb = '', ...rest] = action.split('-');
  const subject = keyOf(`subject.${rest.join('-')}`);
  const key = keyOf(`verb.${verb}`);
  return key && subject ? { key, subject } : null;
}

/** The word for what an entry is about. */
export function subjectKey(type: string): Key | null {
  return keyOf(`subject.${type}`);
}

/** The engine's word for a field; null: it is a field of a content type, or nobody has named it. */
export function fieldKey(field: string): Key | null {
  return keyOf(`field.${field}`);
}

/** The word for a field of what Strapi itself keeps; null: nobody has named it. */
export function strapiFieldKey(field: string): Key | null {
  return keyOf(`strapi.${field}`);
}

/** The word for a field of the page's own filter, as an export tells it; null: there is no such field. */
export function filterKey(field: string): Key | null {
  return keyOf(`exported.${field}`);
}

const VERBS = ['create', 'update', 'delete'] as const;

function endsOf(prefix: string): string[] {
  return Object.keys(TEXTS)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

/** Every action that has words: acts first, then edits by subject. Choices of the filter. */
export function knownActions(): string[] {
  const subjects = endsOf('subject.').filter((subject) => subject !== 'account');
  const edits = subjects.flatMap((subject) => VERBS.map((verb) => `${verb}-${subject}`));
  return [...new Set([...endsOf('action.'), ...edits])];
}
