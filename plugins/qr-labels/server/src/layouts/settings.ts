import { z } from 'zod';
import { parsed, refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { BuiltInField, CardField, CardKind, LayoutSettings } from '../../../layouts/contracts';
import { mm, paperBody } from '../sheet/paper';

export const BUILT_IN_FIELDS: readonly BuiltInField[] = [
  ...(['designation', 'name', 'quantity', 'product', 'productName'] as const),
  ...(['order', 'material', 'size', 'lot', 'code'] as const),
];

/** What cards may say. */
export const CARD_FIELDS: Readonly<Record<CardKind, readonly CardField[]>> = {
  stage: ['stage', 'hint'],
  badge: ['operator', 'role', 'hint'],
};
const ALL_CARD_FIELDS = [...new Set(Object.values(CARD_FIELDS).flat())];

const MAX_FIELDS = 16;
const MAX_LINES = 6;
const MAX_FILE_ID = 2_147_483_647;

const fieldName = z.union([
  z.enum([...BUILT_IN_FIELDS, ...ALL_CARD_FIELDS] as [BuiltInField, ...(BuiltInField | CardField)[]]),
  z.templateLiteral(['own.', z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,99}$/)]),
]);

const field = z.strictObject({
  field: fieldName,
  sizeMm: mm(1.2, 30),
  bold: z.boolean(),
  lines: z.int().min(1).max(MAX_LINES),
  place: z.enum(['top', 'beside']),
  caption: z.boolean(),
});

const settings = z
  .strictObject({
    cards: z.enum(['stage', 'badge']).optional(),
    paper: paperBody,
    fields: z.array(field).max(MAX_FIELDS),
    symbolMm: mm(6, 200).nullable(),
    logo: z.strictObject({ file: z.int().min(1).max(MAX_FILE_ID), heightMm: mm(2, 100) }).nullable(),
    cutMarks: z.boolean(),
  })
  .superRefine(({ cards, paper, fields, symbolMm, logo }, context) => {
    const wrong = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const sideMm = Math.min(paper.widthMm, paper.heightMm);
    if (symbolMm !== null && symbolMm > sideMm) wrong(['symbolMm'], 'larger than the label');
    if (logo && logo.heightMm > paper.heightMm) wrong(['logo', 'heightMm'], 'larger than the label');
    const isSaid = (name: string) =>
      (cards ? CARD_FIELDS[cards] : ALL_CARD_FIELDS).includes(name as CardField) === (cards !== undefined);
    fields.forEach(({ field: name }, index) => {
      if (!isSaid(name)) wrong(['fields', index, 'field'], 'of other cards');
      if (fields.findIndex((other) => other.field === name) < index)
        wrong(['fields', index, 'field'], 'twice');
    });
  });

const wrapped = z.object({ settings });

/** Settings of a layout as somebody sent them, or a refusal with the paths that do not fit, `settings.paper.widthMm`. */
export function parseSettings(input: unknown): LayoutSettings | Refusal {
  const result = parsed(wrapped, { settings: input });
  return 'ok' in result ? result : (result.settings as LayoutSettings);
}

/** Own fields of the layout must be among those that Part has; cards have none. */
export function unknownFields(wish: LayoutSettings, known: ReadonlySet<string>): Refusal | null {
  if (wish.cards) return null;
  const paths = wish.fields.flatMap(({ field: name }, index) =>
    known.has(name) ? [] : [`settings.fields.${index}.field`],
  );
  return paths.length === 0 ? null : refuse('malformed-request', { paths });
}
