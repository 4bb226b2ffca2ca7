import fc from 'fast-check';
import type { Branch } from './written-bom';

/** A tree of parts that all have a designation of their own; the product is one. */
export function treeOf(maxDepth: number): fc.Arbitrary<Branch> {
  const shape = fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 9 })), {
    minLength: 2,
    maxLength: 25,
  });
  return shape.map((numbers) => {
    const branches: { branch: Branch; depth: number }[] = [];
    numbers.forEach(([choice, quantity], index) => {
      const designation = `АБВГ.${String(301 + index)}.00${index % 10}`;
      const branch = { designation, name: `Деталь ${designation}`, quantity, children: [] };
      const open = branches.filter(({ depth }) => depth < maxDepth);
      const parent = open[choice % open.length];
      if (!parent) return void branches.push({ branch: { ...branch, quantity: 1 }, depth: 0 });
      parent.branch.children.push(branch);
      branches.push({ branch, depth: parent.depth + 1 });
    });
    return branches[0]?.branch ?? { designation: 'А', name: 'А', quantity: 1, children: [] };
  });
}

/** What the importer has to make of a tree: pieces per product of each part, and the lines. */
export function madeOf(root: Branch): { parts: [string, number][]; lines: [string, string, number][] } {
  const required = new Map<string, number>();
  const lines: [string, string, number][] = [];
  const visit = ({ designation, quantity, children }: Branch, products: number): void => {
    required.set(`d:${designation}`, products * quantity);
    for (const child of children) {
      lines.push([`d:${designation}`, `d:${child.designation}`, child.quantity]);
      visit(child, products * quantity);
    }
  };
  visit(root, 1);
  return { parts: [...required].sort(), lines: lines.sort() };
}
