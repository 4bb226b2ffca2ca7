import type { FieldValues } from './contracts';
import { fieldKey } from './field-name';

/** What a report is called unless its template says otherwise. */
export const DEFAULT_PATTERN = '{{№ бирки}}';

const MAX_CHARACTERS = 120;
const FIELD = /\{\{([^{}]*)\}\}/g;
/** What Windows, or a path, takes for something else. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A text as a part of a path that every system takes; empty where nothing is left of it. */
export function plainFileName(text: string): string {
  const cleaned = text.replace(FORBIDDEN, '_').replace(/\s+/g, ' ').trim();
  const cut = Array.from(cleaned)
    .slice(0, MAX_CHARACTERS)
    .join('')
    .replace(/[. ]+$/, '');
  return RESERVED.test(cut) ? `_${cut}` : cut;
}

/**
 * The name of a report without its ending. A pattern holds fields in double braces, or is the name of one field.
 * @param fallback for a pattern of which nothing is left
 */
export function reportName(pattern: string, values: FieldValues, fallback: string): string {
  const byKey = new Map(Object.entries(values).map(([name, value]) => [fieldKey(name), value]));
  const textOf = (name: string): string => {
    const value = byKey.get(fieldKey(name));
    return typeof value === 'string' ? value : '';
  };
  const whole = byKey.has(fieldKey(pattern))
    ? textOf(pattern)
    : pattern.replace(FIELD, (_, name: string) => textOf(name));
  return plainFileName(whole) || plainFileName(fallback) || 'report';
}

/** The same names, told apart: the second one of a kind gets ` (2)`, whatever the case of its letters. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let candidate = name;
    for (let copy = 2; taken.has(candidate.toLowerCase()); copy += 1) candidate = `${name} (${copy})`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
