import type { BuiltInTemplate } from '../../../contracts';
import { starterDocx, starterName, type StarterKind, type StarterLanguage } from './starter';

const KINDS: readonly StarterKind[] = ['route-sheet', 'starter'];

/** Whether the id of an order is that of a template which comes with the program. */
export function isBuiltIn(id: string): id is StarterKind {
  return (KINDS as readonly string[]).includes(id);
}

/** The templates that need no upload. */
export function builtInTemplates(language: StarterLanguage): BuiltInTemplate[] {
  return KINDS.map((id) => ({ id, name: starterName(id, language) }));
}

const made = new Map<string, Promise<Buffer>>();

/** The same bytes each time: a document tells when it was made, and runs keep each one that differs. */
export function builtInDocx(kind: StarterKind, language: StarterLanguage): Promise<Buffer> {
  const key = `${kind} ${language}`;
  const known = made.get(key) ?? starterDocx(kind, language);
  made.set(key, known);
  return known;
}
