const SEPARATORS = /\s*(?:;|,|\||->|→|\n)\s*/;

/** A route longer than this is a mistake in the file. */
export const MAX_OPERATIONS = 60;

/** The stages named in one cell, in order. Separators: `;` `,` `|` `->`. */
export function splitOperations(text: string): string[] {
  return text
    .split(SEPARATORS)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^[-–—]$/.test(name));
}

/** Stages are the same without regard to case and spaces. */
export function stageKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Routes are the same if their stages are, in order. */
export function routeKey(stages: readonly string[]): string {
  return stages.map(stageKey).join('\n');
}
