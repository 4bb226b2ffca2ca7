import { readFileBytes } from './understand';
import { glance } from './likely-product';
import type { PreviewOptions } from './contracts';

const HEADER = 'Поз.;Обозначение;Наименование;Кол-во\n';
const TOP = '1;НС.100;Насос;1\n';
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => `1.${index + 1};НС.${index + 101};Вал;1\n`).join('');

async function glanceAt(text: string, options: PreviewOptions = {}): Promise<string | null> {
  const workbook = await readFileBytes(Buffer.from(text), options);
  if (!workbook.ok) throw new Error(workbook.code);
  return glance(workbook, 'pump.csv', options);
}

it('names the product of a long file by its first rows', async () => {
  expect(await glanceAt(HEADER + TOP + rows(1_000))).toBe('НС.100');
});

it('names it by what a person says, or by the file where several parts stand above all others', async () => {
  expect(await glanceAt(HEADER + TOP + rows(1_000), { product: 'НС.900' })).toBe('НС.900');
  expect(await glanceAt(HEADER + TOP + '2;НС.200;Рама;1\n' + rows(1_000))).toBe('pump');
});

it('leaves a short file alone', async () => {
  expect(await glanceAt(HEADER + TOP + rows(900))).toBeNull();
});
