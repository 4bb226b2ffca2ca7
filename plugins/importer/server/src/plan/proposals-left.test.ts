import { headerScore } from '../table/header-words';
import { openWorkbook, WORKBOOK_LIMITS } from '../../../../../src/workbooks';
import { prepare } from '../prepare';
import { understand } from '../understand';
import { NOTHING_EXISTS, type Existing } from './existing';

const OPTIONS = { product: 'МНОГО', duplicates: 'update' as const };

async function bomOf(count: number, pieces: number) {
  const rows = Array.from({ length: count }, (_, index) => `МН-${index};${pieces}`);
  const text = Buffer.from(['Обозначение;Кол-во', ...rows].join('\n'));
  const workbook = await openWorkbook(text, headerScore, {}, WORKBOOK_LIMITS);
  if (!workbook.ok) throw new Error(workbook.code);
  return understand(workbook, 'много.csv', OPTIONS);
}

/** What an import of the same parts, two pieces each, has left. */
async function existing(count: number): Promise<Existing> {
  const { structure } = prepare(await bomOf(count, 2), OPTIONS, NOTHING_EXISTS);
  return {
    ...NOTHING_EXISTS,
    parts: structure.items.map(({ key, designation, name, kind, required }, index) => ({
      ...{ key, partId: index + 1, code: `C${index}`, designation, name, kind, material: null, size: null },
      ...{ attributes: null, own: {}, required, launched: required, waitingAtFirst: required, routeId: null },
    })),
  };
}

it('of 1,002 changes two are told to be left, and require what they did before', async () => {
  const { plan, issues } = prepare(await bomOf(1_002, 3), OPTIONS, await existing(1_002));
  expect(plan.proposals).toHaveLength(1_000);
  expect(issues.filter(({ code }) => code === 'proposals-left')).toMatchObject([
    { severity: 'warning', row: null, details: { count: 2, limit: 1_000 } },
  ]);
  const unchanged = plan.parts.filter(({ status }) => status === 'unchanged');
  expect(unchanged.map(({ item, differences }) => [item.key, differences])).toEqual([
    ['d:МН-1000', []],
    ['d:МН-1001', []],
  ]);
});

it('of 1,000 none is left', async () => {
  const { plan, issues } = prepare(await bomOf(1_000, 3), OPTIONS, await existing(1_000));
  expect([plan.proposals.length, issues.some(({ code }) => code === 'proposals-left')]).toEqual([
    1_000,
    false,
  ]);
  expect(plan.parts.every(({ status }) => status === 'changed')).toBe(true);
});
