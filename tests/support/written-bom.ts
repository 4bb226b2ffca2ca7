/** Bills of materials written in each of the eight encodings, with the noise of real files, for reading back. */
import { columnLetters } from '../../src/workbooks';

export { withNoise, type Noise } from './noise';
export { asWorkbook, asXlsx } from './written-xlsx';

/** A part in a tree; its children are its bill of materials. */
export interface Branch {
  designation: string;
  name: string;
  /** Per one parent. */
  quantity: number;
  children: Branch[];
}

export interface WrittenRow {
  cells: (string | number | null)[];
  outline?: number;
  indent?: number;
  bold?: boolean;
}

/** Rows of one sheet; merges are such as `A2:A3`. */
export interface Written {
  rows: WrittenRow[];
  merges: string[];
  /** What the workbook says of grouped rows; absent: nothing. */
  summaryBelow?: boolean;
}

/** A branch on its way to the sheet. */
export interface Placed {
  branch: Branch;
  parent: Branch | null;
  depth: number;
  number: string;
}

/** The tree as rows, parents first. */
export function placed(root: Branch): Placed[] {
  const rows: Placed[] = [];
  const visit = (branch: Branch, parent: Branch | null, depth: number, number: string): void => {
    rows.push({ branch, parent, depth, number });
    branch.children.forEach((child, index) => visit(child, branch, depth + 1, `${number}.${index + 1}`));
  };
  visit(root, null, 0, '1');
  return rows;
}

const line = ({ designation, name, quantity }: Branch) => [designation, name, quantity];

export const DOTTED = (root: Branch): Written => ({
  merges: [],
  rows: [
    { cells: ['№', 'Обозначение', 'Наименование', 'Кол-во'] },
    ...placed(root).map(({ branch, number }) => ({ cells: [number, ...line(branch)] })),
  ],
});

/** As programs sort text: 1.10 before 1.2. */
export const DOTTED_AS_TEXT = (root: Branch): Written => {
  const { rows, merges } = DOTTED(root);
  const [header, ...others] = rows;
  const sorted = others.sort((a, b) => (String(a.cells[0]) < String(b.cells[0]) ? -1 : 1));
  return { merges, rows: [...(header ? [header] : []), ...sorted] };
};

export const LEVELS = (root: Branch): Written => ({
  merges: [],
  rows: [
    { cells: ['Уровень', 'Обозначение', 'Наименование', 'Кол-во'] },
    ...placed(root).map(({ branch, depth }) => ({ cells: [depth, ...line(branch)] })),
  ],
});

/** A column for each level, designations in them. */
export const LEVEL_COLUMNS = (root: Branch): Written => {
  const rows = placed(root);
  const deepest = Math.max(...rows.map(({ depth }) => depth));
  const steps = (depth: number, text: string) =>
    Array.from({ length: deepest + 1 }, (_, index) => (index === depth ? text : null));
  return {
    merges: [],
    rows: [
      {
        cells: [
          ...Array.from({ length: deepest + 1 }, (_, index) => `Ур. ${index + 1}`),
          'Наименование',
          'Кол-во',
        ],
      },
      ...rows.map(({ branch: { designation, name, quantity }, depth }) => ({
        cells: [...steps(depth, designation), name, quantity],
      })),
    ],
  };
};

/** Names that step to the right below one heading. */
export const STAIRCASE = (root: Branch): Written => {
  const rows = placed(root);
  const deepest = Math.max(...rows.map(({ depth }) => depth));
  const steps = (depth: number, text: string) =>
    Array.from({ length: deepest + 1 }, (_, index) => (index === depth ? text : null));
  return {
    merges: [`B1:${columnLetters(deepest + 2)}1`],
    rows: [
      { cells: ['Обозначение', ...steps(0, 'Наименование'), 'Кол-во'] },
      ...rows.map(({ branch: { designation, name, quantity }, depth }) => ({
        cells: [designation, ...steps(depth, name), quantity],
      })),
    ],
  };
};

export const PARENTS = (root: Branch): Written => ({
  merges: [],
  rows: [
    { cells: ['Обозначение', 'Наименование', 'Входит в', 'Кол-во'] },
    ...placed(root).map(({ branch: { designation, name, quantity }, parent }) => ({
      cells: [designation, name, parent?.designation ?? null, quantity],
    })),
  ],
});

function assemblies(root: Branch): Branch[] {
  return placed(root).flatMap(({ branch }) => (branch.children.length > 0 ? [branch] : []));
}

export const PRODUCT_ROWS = (root: Branch): Written => ({
  merges: [],
  rows: [
    { cells: ['Обозначение', 'Наименование', 'Кол-во'] },
    ...assemblies(root).flatMap((branch) => [
      { cells: [branch.designation, null, null] },
      ...branch.children.map((child) => ({ cells: line(child) })),
    ]),
  ],
});

export const SECTIONS = (root: Branch): Written => ({
  merges: [],
  rows: [
    { cells: ['Поз.', 'Обозначение', 'Наименование', 'Кол.'] },
    ...assemblies(root).flatMap((branch) => {
      const composed = branch.children.filter(({ children }) => children.length > 0);
      const simple = branch.children.filter(({ children }) => children.length === 0);
      const section = (word: string, of: Branch[]) =>
        of.length === 0
          ? []
          : [{ cells: [null, null, word] }, ...of.map((child) => ({ cells: [null, ...line(child)] }))];
      return [
        { cells: [null, branch.designation, null, null] },
        ...section('Сборочные единицы', composed),
        ...section('Детали', simple),
      ];
    }),
  ],
});

/** Two steps only: the product, its groups, their parts; each group is written once and merged down. */
export const GROUPS = (root: Branch): Written => {
  const rows: WrittenRow[] = [
    { cells: ['Узел', 'Обозначение', 'Наименование', 'Кол-во'] },
    { cells: [null, root.designation, root.name, null] },
  ];
  const merges: string[] = [];
  for (const child of root.children) rows.push({ cells: [null, ...line(child)] });
  for (const group of root.children.filter(({ children }) => children.length > 0)) {
    const first = rows.length + 1;
    group.children.forEach((child, index) =>
      rows.push({ cells: [index === 0 ? group.designation : null, ...line(child)] }),
    );
    if (group.children.length > 1) merges.push(`A${first}:A${rows.length}`);
  }
  return { rows, merges };
};

/** Groups of any depth: each assembly heads the rows of its parts, by its designation. */
function inGroups(root: Branch, groupOf: (assembly: Branch, index: number) => string | null): Written {
  const [, ...others] = assemblies(root);
  return {
    merges: [],
    rows: [
      { cells: ['Узел', 'Обозначение', 'Наименование', 'Кол-во'] },
      { cells: [null, root.designation, root.name, null] },
      ...root.children.map((child) => ({ cells: [null, ...line(child)] })),
      ...others.flatMap((assembly) =>
        assembly.children.map((child, index) => ({ cells: [groupOf(assembly, index), ...line(child)] })),
      ),
    ],
  };
}

/** The group on each row. */
export const GROUPS_REPEATED = (root: Branch): Written => inGroups(root, ({ designation }) => designation);

/** The group on its first row, nothing merged. */
export const GROUPS_ONCE = (root: Branch): Written =>
  inGroups(root, ({ designation }, index) => (index === 0 ? designation : null));

export const OUTLINE = (root: Branch): Written => ({
  merges: [],
  rows: [
    { cells: ['Обозначение', 'Наименование', 'Кол-во'] },
    ...placed(root).map(({ branch, depth }) => ({ cells: line(branch), outline: depth })),
  ],
});

/** Each assembly below the rows that are grouped for it. */
export const OUTLINE_BELOW = (root: Branch): Written => {
  const rows: WrittenRow[] = [];
  const visit = (branch: Branch, depth: number): void => {
    for (const child of branch.children) visit(child, depth + 1);
    rows.push({ cells: line(branch), outline: depth });
  };
  visit(root, 0);
  return { merges: [], rows: [{ cells: ['Обозначение', 'Наименование', 'Кол-во'] }, ...rows] };
};

export const INDENTED = (root: Branch): Written => ({
  merges: [],
  rows: [
    { cells: ['Обозначение', 'Наименование', 'Кол-во'] },
    ...placed(root).map(({ branch, depth }) => ({ cells: line(branch), indent: depth })),
  ],
});

export const SPACED = (root: Branch): Written => ({
  merges: [],
  rows: [
    { cells: ['Наименование', 'Обозначение', 'Кол-во'] },
    ...placed(root).map(({ branch: { designation, name, quantity }, depth }) => ({
      cells: [`${'\u00a0 '.repeat(depth)}${name}`, designation, quantity],
    })),
  ],
});

function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows as text with semicolons; outlines, styles and merges are lost. */
export function asCsv({ rows }: Written): Buffer {
  return Buffer.from(rows.map(({ cells }) => cells.map(csvCell).join(';')).join('\r\n'));
}
