/** Deeper than any form of ours; recursive readers further in stay far from the end of their stack. */
const MAX_DEPTH = 64;
const MAX_PATHS = 10;
const LONE_SURROGATE = /\p{Surrogate}/u;

interface Place {
  value: unknown;
  path: string;
  depth: number;
}

/**
 * Text that PostgreSQL cannot hold (NUL, half of a surrogate pair) kills or blocks what stores it;
 * a key `__proto__` changes what reads it.
 */
export function isHostileText(text: string): boolean {
  return text.includes('\u0000') || LONE_SURROGATE.test(text);
}

/** GraphQL has escapes of its own inside its strings: a NUL spelled out. */
const GRAPHQL_NUL = /\\u(?:0000|\{0+\})/;

/** Whether a GraphQL document spells out what `isHostileText` refuses. */
export function isHostileGraphql(document: string): boolean {
  return GRAPHQL_NUL.test(document);
}

function isHostileKey(key: string): boolean {
  return key === '__proto__' || isHostileText(key);
}

function isHostilePlace({ value, depth }: Place): boolean {
  return depth > MAX_DEPTH || (typeof value === 'string' && isHostileText(value));
}

function childrenOf({ value, path, depth }: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const prefix = path ? `${path}.` : '';
  return Object.entries(value).map(([key, child]) => ({
    value: isHostileKey(key) ? '\u0000' : (child as unknown),
    path: prefix + (isHostileKey(key) ? '?' : key),
    depth: depth + 1,
  }));
}

/**
 * Where a parsed body holds what must not go further: at most ten paths, e.g. `data.name`; `body`
 * for the body itself. Empty: nowhere.
 */
export function hostilePlaces(body: unknown): string[] {
  const found: string[] = [];
  const waiting: Place[] = [{ value: body, path: '', depth: 0 }];
  for (let place = waiting.pop(); place && found.length < MAX_PATHS; place = waiting.pop()) {
    if (isHostilePlace(place)) found.push(place.path.slice(0, 100) || 'body');
    else for (const child of childrenOf(place)) waiting.push(child);
  }
  return found;
}
