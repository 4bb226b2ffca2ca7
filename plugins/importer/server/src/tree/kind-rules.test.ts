import { understood } from '../../../../../tests/support/understood';
import type { PreviewOptions } from '../contracts';

const FILE = [
  'Обозначение;Наименование;Кол-во',
  'ИЗД;Тележка;',
  'Детали;;',
  'ИЗД.01;Рама;1',
  'ИЗД.02;Ось;2',
  'Прочие изделия;;',
  'ZM-1;Болт особый;4',
  'zm-2;Гайка особая;4',
].join('\n');

async function kinds(options: PreviewOptions) {
  const { parts } = await understood(FILE, options);
  return parts.map(({ designation, kind }) => `${designation} ${kind}`);
}

it('are given to many parts at once, later rules and single parts first', async () => {
  expect(await kinds({})).toEqual([
    'ИЗД assembly',
    'ИЗД.01 part',
    'ИЗД.02 part',
    'ZM-1 purchased',
    'zm-2 purchased',
  ]);
  const bolts = { kind: 'standard', startsWith: 'zm' } as const;
  expect((await kinds({ kindRules: [bolts] })).slice(3)).toEqual(['ZM-1 standard', 'zm-2 standard']);
  expect(
    await kinds({
      kindRules: [{ kind: 'purchased', below: 'd:ИЗД' }, bolts, { kind: 'part', rows: [4] }],
      kinds: { 'd:zm-2': 'material' },
    }),
  ).toEqual(['ИЗД assembly', 'ИЗД.01 part', 'ИЗД.02 purchased', 'ZM-1 standard', 'zm-2 material']);
});

it('are given to the rows of a section, which the preview names', async () => {
  const { sections } = await understood(FILE);
  const { parts } = await understood(FILE, {
    kindRules: sections.map(({ name }) => ({ kind: 'purchased', section: name })),
  });
  expect(sections).toEqual([
    { name: 'Детали', rows: 2 },
    { name: 'Прочие изделия', rows: 2 },
  ]);
  expect(parts.map(({ kind }) => kind)).toEqual([
    'assembly',
    'purchased',
    'purchased',
    'purchased',
    'purchased',
  ]);
});
