import type { PartKind } from '../../../../../src/tracking/contracts';

export type RowKind = PartKind | 'operation' | 'document';

const WORDS: Record<RowKind, readonly string[]> = {
  assembly: [
    'сборочная единица',
    'сборочные единицы',
    'сборка',
    'узел',
    'сб. ед.',
    'сб.ед.',
    'изделие',
    'комплект',
    'комплекты',
    'комплекс',
    'assembly',
    'asm',
    'subassembly',
    'sub-assembly',
    'product',
  ],
  part: ['деталь', 'детали', 'part', 'parts', 'component', 'make'],
  standard: [
    'стандартное изделие',
    'стандартные изделия',
    'стандартное',
    'станд.',
    'метиз',
    'метизы',
    'standard',
    'standard part',
    'fastener',
  ],
  purchased: [
    'покупное',
    'покупное изделие',
    'покупные изделия',
    'пки',
    'прочее изделие',
    'прочие изделия',
    'прочее',
    'purchased',
    'buy',
    'bought',
    'purchased part',
  ],
  material: ['материал', 'материалы', 'material', 'raw material', 'raw'],
  operation: ['операция', 'операции', 'operation', 'тех. операция', 'техоперация'],
  document: ['документация', 'документ', 'document', 'documentation', 'drawing', 'чертеж'],
};

const KINDS = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) => words.map((word) => [word, kind as RowKind] as const)),
);

/** What a kind column says, or null where the word is unknown. */
export function kindOf(text: string): RowKind | null {
  return KINDS.get(text.toLowerCase().replaceAll('ё', 'е').trim()) ?? null;
}
