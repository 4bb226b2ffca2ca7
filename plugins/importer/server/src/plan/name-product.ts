import { hint, problem, type RawIssue } from '../issues/issue';
import type { Structure } from '../tree/structure';

export interface ProductName {
  designation: string;
  name: string | null;
  orderNumber: string | null;
  issues: RawIssue[];
}

interface NameSources {
  fileName: string;
  title: string | null;
  product?: string | undefined;
  orderNumber?: string | undefined;
}

const MAX_NAME = 255;

/** A file's name without its folder, its ending and what cannot be shown. */
export function bareFileName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? '';
  const bare = last
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\p{Cc}\p{Surrogate}]/gu, '')
    .trim();
  return bare === '' ? 'import' : bare.slice(0, MAX_NAME);
}

/**
 * A single root is the product's own part: the product's designation is the root's and its name the
 * kit row's. Several roots are named by the wish, the kit row or the file.
 */
export function nameProduct(structure: Structure, sources: NameSources): ProductName {
  const { title, product, orderNumber = null, fileName } = sources;
  const [root, ...others] = structure.roots;
  const single = others.length > 0 ? undefined : structure.items.find(({ key }) => key === root);
  const own = single ? (single.designation ?? single.name) : null;
  const designation = product ?? own ?? title ?? bareFileName(fileName);
  const name = [title, single?.name ?? null].find((text) => text !== null && text !== designation) ?? null;
  const issues: RawIssue[] = [];
  if (product === undefined && own === null && title === null && structure.items.length > 0)
    issues.push(hint('product-named-by-file', { value: designation }));
  for (const text of [designation, name]) {
    if (text !== null && text.length > MAX_NAME)
      issues.push(problem('product-name-too-long', { value: text, details: { limit: MAX_NAME } }));
  }
  return {
    designation: designation.slice(0, MAX_NAME),
    name: name?.slice(0, MAX_NAME) ?? null,
    orderNumber,
    issues,
  };
}
