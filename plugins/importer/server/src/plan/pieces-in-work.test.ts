import { headerScore } from '../table/header-words';
import { openWorkbook, WORKBOOK_LIMITS } from '../../../../../src/workbooks';
import { issueMessage } from '../issues/messages';
import type { Duplicates } from '../contracts';
import { prepare } from '../prepare';
import { understand } from '../understand';
import { NOTHING_EXISTS, type Existing, type ExistingPart } from './existing';

async function bomOf(pieces: number, duplicates: Duplicates) {
  const text = Buffer.from(`Обозначение;Наименование;Кол-во\nИЗ-1;Вал;${pieces}\n`);
  const workbook = await openWorkbook(text, headerScore, {}, WORKBOOK_LIMITS);
  if (!workbook.ok) throw new Error(workbook.code);
  const options = { product: 'ИЗЪЯТЬ', duplicates };
  return { bom: understand(workbook, 'изъять.csv', options), options };
}

/** What an import of the file makes of a batch of ten pieces. */
async function planned(pieces: number, batch: Partial<ExistingPart>, duplicates: Duplicates = 'update') {
  const { bom, options } = await bomOf(pieces, duplicates);
  const part: ExistingPart = {
    ...{ key: 'd:ИЗ-1', partId: 1, code: 'C1', designation: 'ИЗ-1', name: 'Вал', kind: 'part' },
    ...{ material: null, size: null, attributes: null, own: {}, routeId: null },
    ...{ required: 10, launched: 10, waitingAtFirst: 10, ...batch },
  };
  const existing: Existing = { ...NOTHING_EXISTS, parts: [part] };
  const { plan, issues } = prepare(bom, options, existing);
  return {
    withdrawn: plan.proposals.map(({ act, quantity }) => [act, quantity]),
    told: issues.filter(({ code }) => code === 'pieces-in-work'),
  };
}

describe('pieces that are too many and cannot be withdrawn are told at their row', () => {
  it('where some of them wait and are proposed', async () => {
    const { withdrawn, told } = await planned(4, { waitingAtFirst: 2 });
    expect(withdrawn).toEqual([['withdraw', 2]]);
    expect(told).toEqual([
      {
        ...{ severity: 'warning', code: 'pieces-in-work', row: 2, column: 'C', value: 'ИЗ-1' },
        details: { required: 4, launched: 10, withdrawable: 2, left: 4 },
      },
    ]);
  });

  it('where none waits and nothing is proposed', async () => {
    const { withdrawn, told } = await planned(4, { waitingAtFirst: 0 });
    expect(withdrawn).toEqual([]);
    expect(told.map(({ row, details }) => [row, details])).toEqual([
      [2, { required: 4, launched: 10, withdrawable: 0, left: 6 }],
    ]);
  });

  it.each([
    ['all of them wait', 4, {}],
    ['the file requires as many as before', 10, { launched: 12, waitingAtFirst: 0 }],
    ['pieces are lacking', 12, { waitingAtFirst: 0 }],
  ] as const)('and nothing where %s', async (_, pieces, batch) => {
    expect((await planned(pieces, batch)).told).toEqual([]);
  });

  it('and nothing where existing parts are left alone', async () => {
    expect((await planned(4, { waitingAtFirst: 2 }, 'skip')).told).toEqual([]);
  });
});

it('the words name what is required, in production, what can be withdrawn and what stays', () => {
  const details = { required: 4, launched: 10, withdrawable: 2, left: 4 };
  expect(issueMessage('pieces-in-work', details, 'ru')).toBe(
    'По файлу нужно 4 шт., в производстве 10, изъять можно 2: лишних останется 4, они уже в работе. Решите на странице партии, что с ними делать.',
  );
  expect(issueMessage('pieces-in-work', details, 'en')).toBe(
    'The file requires 4 pieces, 10 are in production and 2 can be withdrawn: 4 too many are in work. Open the page of the batch and decide what becomes of them.',
  );
});
