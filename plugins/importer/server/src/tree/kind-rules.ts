import type { PartKind } from '../../../../../src/tracking/contracts';
import type { FileSection, KindRule, PreviewOptions, RowName } from '../contracts';
import type { TreeNode } from './bom-row';

/** More sections than this are no sections. */
const MAX_SECTIONS = 100;

type Fits = (index: number) => boolean;

/** Whether a row stands at any depth below a part of this key; each row is asked after its parent. */
function below(nodes: readonly TreeNode[], keys: readonly (string | null)[], key: string): Fits {
  const inside: boolean[] = [];
  for (const { parent } of nodes)
    inside.push(parent !== null && (keys[parent] === key || inside[parent] === true));
  return (index) => inside[index] === true;
}

function fitsOf(rule: KindRule, nodes: readonly TreeNode[], keys: readonly (string | null)[]): Fits {
  if ('below' in rule) return below(nodes, keys, rule.below);
  if ('rows' in rule) {
    const rows = new Set<RowName>(rule.rows);
    return (index) => rows.has(nodes[index]?.row.row ?? 0);
  }
  if ('section' in rule) return (index) => nodes[index]?.row.section === rule.section;
  const start = rule.startsWith.toLowerCase();
  return (index) => {
    const row = nodes[index]?.row;
    return (row?.designation ?? row?.name ?? '').toLowerCase().startsWith(start);
  };
}

/**
 * What a person says that parts are, by key; rows of rules have their numbers in the table: rules in their order, then what is said of single parts. A rule is about
 * parts, not rows: a part that stands in several places is what the last rule that fits one of them says. Pure.
 */
export function kindsOf(
  nodes: readonly TreeNode[],
  keys: readonly (string | null)[],
  { kindRules = [], kinds = {} }: Pick<PreviewOptions, 'kindRules' | 'kinds'>,
): Record<string, PartKind> {
  const told = new Map<string, PartKind>();
  for (const rule of kindRules) {
    const fits = fitsOf(rule, nodes, keys);
    keys.forEach((key, index) => {
      if (key !== null && fits(index)) told.set(key, rule.kind);
    });
  }
  return { ...Object.fromEntries(told), ...kinds };
}

/** The sections of a file with their rows, in the order of the file. Pure. */
export function sectionsOf(nodes: readonly TreeNode[]): FileSection[] {
  const counts = new Map<string, number>();
  for (const { row } of nodes)
    if (row.section !== null) counts.set(row.section, (counts.get(row.section) ?? 0) + 1);
  return [...counts].slice(0, MAX_SECTIONS).map(([name, rows]) => ({ name, rows }));
}
