import PizZip from 'pizzip';
import { starterDocx, type StarterKind, type StarterLanguage } from './starter';

/** The runs of a template's body: their text, and whether it is bold. */
async function runsOf(kind: StarterKind, language: StarterLanguage): Promise<[string, boolean][]> {
  const xml = new PizZip(await starterDocx(kind, language)).file('word/document.xml')?.asText() ?? '';
  return [...xml.matchAll(/<w:r>(.*?)<\/w:r>/g)].map(([, run = '']) => {
    const text = [...run.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words = '']) => words).join('');
    return [text, run.includes('<w:b/>')];
  });
}

describe('templates that the program makes', () => {
  it.each([
    [
      'route-sheet',
      'ru',
      [
        ...['№ бирки', 'Обозначение', 'Наименование', 'Изделие', 'Заказ'],
        ...['Количество, шт.', 'Материал', 'Срок'],
      ],
    ],
    [
      'route-sheet',
      'en',
      ['Label No.', 'Designation', 'Name', 'Product', 'Order', 'Quantity, pcs', 'Material', 'Due'],
    ],
    ['starter', 'ru', ['№ бирки', 'Наименование', 'Количество', 'Примечание']],
    ['starter', 'en', ['Label code', 'Name', 'Quantity', 'Note']],
  ] as const)(
    '%s (%s): every name before a value is bold, and the values are not',
    async (kind, language, names) => {
      const runs = await runsOf(kind, language);
      const bold = runs.filter(([text, isBold]) => isBold && text.endsWith(': '));
      expect(bold.map(([text]) => text.slice(0, -2))).toEqual(names);
      expect(runs.filter(([text, isBold]) => !isBold && text.includes(': '))).toEqual([]);
    },
  );
});
