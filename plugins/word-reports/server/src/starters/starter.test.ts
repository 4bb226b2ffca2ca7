import PizZip from 'pizzip';
import { readDocx } from '../docx/read-docx';
import { renderDocx } from '../docx/render';
import { prepareTemplate } from '../docx/template';
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
        ...['Количество, шт.', 'Материал', 'Размер', 'Срок'],
      ],
    ],
    [
      'route-sheet',
      'en',
      [
        ...['Label No.', 'Designation', 'Name', 'Product', 'Order'],
        ...['Quantity, pcs', 'Material', 'Size', 'Due'],
      ],
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

  it('the route sheet says the size of a part without a material, and has no empty lines for what is not given', async () => {
    const read = await readDocx(await starterDocx('route-sheet', 'ru'));
    if (!read.ok) throw new Error(read.code);
    const values = { '№ бирки': '4K7N', Обозначение: 'В.1', Наименование: 'Вал', Изделие: 'Кран' };
    const linesWith = (more: Record<string, string>): string[] => {
      const file = renderDocx(prepareTemplate(read), { ...values, Количество: '5', ...more });
      const [cell = ''] =
        new PizZip(file)
          .file('word/document.xml')
          ?.asText()
          .match(/<w:tc>.*?<\/w:tc>/) ?? [];
      return [...cell.matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/g)].map(([line]) => line.replace(/<[^>]*>/g, ''));
    };
    const always = ['№ бирки: 4K7N', 'Обозначение: В.1', 'Наименование: Вал', 'Изделие: Кран'];
    const size = { Размер: 'Ø30×120' };
    expect(linesWith(size)).toEqual([...always, 'Количество, шт.: 5', 'Размер: Ø30×120']);
    expect(linesWith({})).toEqual([...always, 'Количество, шт.: 5']);
    expect(linesWith({ ...size, Заказ: '117', Материал: 'Сталь 45', Срок: '01.02.2027' })).toEqual([
      ...always,
      ...['Заказ: 117', 'Количество, шт.: 5', 'Материал: Сталь 45', 'Размер: Ø30×120', 'Срок: 01.02.2027'],
    ]);
  });
});
