import { issuesOf, partsOf, understood } from '../../../../tests/support/understood';

/** How numbers of other countries are written: what one of them leaves open the others of its column tell. */
async function quantitiesOf(...quantities: string[]): Promise<(string | number | null)[][]> {
  const rows = quantities.map((quantity, index) => `Д-${index + 1};Вал;"${quantity}"`);
  const found = await understood(['Обозначение;Наименование;Кол-во', ...rows].join('\n'));
  const told = issuesOf(found).filter(([, code]) => /quantity/.test(code ?? ''));
  return [
    partsOf(found).map(([, , quantity]) => quantity ?? null),
    told.map(([, code, place]) => `${code} ${place}`),
  ];
}

describe('a thousand with a sign', () => {
  it('as Germans write it is known by decimals behind a comma', async () => {
    expect(await quantitiesOf('1.200 ST', '12,00 ST', '4 ST')).toEqual([[1200, 12, 4], []]);
    expect(await quantitiesOf('1.200', '2,0', '250.100')).toEqual([[1200, 2, 250100], []]);
  });

  it('of zeros alone is told beside, for a machine may have written decimals', async () => {
    expect(await quantitiesOf('2.000', '2,0')).toEqual([[2000, 2], ['quantity-ambiguous C2']]);
  });

  it('as Americans write it is known by decimals behind a point', async () => {
    expect(await quantitiesOf('1,200', '12.0', '4')).toEqual([[1200, 12, 4], []]);
  });

  it('is refused where no other number tells, for no part is counted in fractions', async () => {
    expect(await quantitiesOf('1.200 ST', '12 ST')).toEqual([[1, 12], ['quantity-thousands-unclear C2']]);
    expect(await quantitiesOf('1.200', '12,5', '3.5')).toEqual([
      [1, 1, 1],
      ['quantity-thousands-unclear C2', 'quantity-not-whole C3', 'quantity-not-whole C4'],
    ]);
  });

  it('is one where all numbers have three decimals', async () => {
    expect(await quantitiesOf('1,000', '12,000', '4,000')).toEqual([[1, 12, 4], []]);
  });

  it('of a material that is measured is told with what was taken', async () => {
    const found = await understood('Обозначение;Кол-во;Ед. изм.\nД-1;1;шт\nСмазка;1.250;кг\n', {
      mapping: { name: 'A', designation: null },
    });
    expect(issuesOf(found)).toContainEqual(['warning', 'quantity-ambiguous', 'B3']);
  });
});
