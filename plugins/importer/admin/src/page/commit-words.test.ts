import type { Preview, Summary } from '../../../server/src/contracts';
import { asksOrder, commitWords } from './commit-words';

const NONE: Summary = {
  ...{ parts: 0, lines: 0, materials: 0, routes: 0, stages: 0 },
  ...{ new: 0, changed: 0, unchanged: 0, absent: 0, absentLines: 0, errors: 0, warnings: 0 },
};

function words(summary: Partial<Summary>, acts = 0, asksOrder = false) {
  return commitWords({ summary: { ...NONE, ...summary }, duplicates: 'update' }, acts, asksOrder);
}

it('names the accepted acts beside what is created and changed', () => {
  expect(words({ new: 1, changed: 3 }, 2)).toEqual({
    ...{ key: 'commit.both', values: { created: 1, changed: 3 }, acts: 2, enabled: true },
  });
  expect(words({ new: 1 }, 1)).toMatchObject({ key: 'commit.create', acts: 1 });
  expect(words({ changed: 3 })).toMatchObject({ key: 'commit.change', acts: 0 });
});

it('names them alone where nothing else is written', () => {
  expect(words({}, 2)).toEqual({ key: 'commit.acts', values: { acts: 2 }, acts: 0, enabled: true });
  expect(words({})).toMatchObject({ key: 'commit.nothing', enabled: false });
});

it('says what has to be done first', () => {
  expect(words({ new: 1, errors: 2 }, 1, true)).toMatchObject({
    key: 'commit.errors',
    acts: 0,
    enabled: false,
  });
  expect(words({ new: 1 }, 1, true)).toMatchObject({ key: 'commit.order', acts: 0, enabled: false });
});

it('asks which of several orders is meant until somebody has said it', () => {
  const asked = (own: Pick<Preview, 'executions' | 'executionsAre' | 'options'>) => asksOrder(own);
  const orders = { executions: ['201', '202'], executionsAre: 'orders' as const };
  expect(asked({ ...orders, options: {} })).toBe(true);
  expect(asked({ ...orders, options: { execution: '201' } })).toBe(false);
  expect(asked({ ...orders, executionsAre: 'executions', options: {} })).toBe(false);
  expect(asked({ executions: [], executionsAre: 'orders', options: {} })).toBe(false);
});
