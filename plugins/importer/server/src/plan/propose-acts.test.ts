import { proposedNow, proposeActs } from './propose-acts';
import type { PlannedPart } from './plan';

const ROUTES = [{ id: 7, name: 'Ток', isDefault: true, stages: ['Ток', 'HRC'] }];

function part(
  required: number,
  existing: Partial<NonNullable<PlannedPart['existing']>> | null,
  route: string | null,
) {
  return {
    item: {
      ...{
        key: 'd:В-1',
        designation: 'В-1',
        name: 'Вал',
        kind: 'part',
        kindTold: false,
        size: null,
        material: null,
      },
      ...{
        operations: route === null ? [] : route.split('\n'),
        attributes: {},
        own: {},
        materials: [],
        rows: [4],
        required,
      },
    },
    status: existing ? 'changed' : 'new',
    existing: existing && {
      ...{
        key: 'd:В-1',
        partId: 1,
        code: 'C',
        designation: 'В-1',
        name: 'Вал',
        kind: 'part',
        material: null,
      },
      ...{
        size: null,
        attributes: null,
        own: {},
        required: 10,
        launched: 10,
        waitingAtFirst: 10,
        routeId: 7,
        ...existing,
      },
    },
    differences: [],
    route,
  } satisfies PlannedPart;
}

const acts = (...own: Parameters<typeof part>) =>
  proposeActs([part(...own)], ROUTES).map(({ id, quantity, operations }) => [id, quantity ?? operations]);

describe('an update proposes', () => {
  it.each([
    ['the pieces that are lacking', 15, {}, null, [['add d:В-1', 5]]],
    ['no more pieces than the batch lacks', 15, { launched: 12 }, null, [['add d:В-1', 3]]],
    ['to withdraw what is too much and still waits', 4, {}, null, [['withdraw d:В-1', 6]]],
    ['to withdraw no more than waits', 4, { waitingAtFirst: 2 }, null, [['withdraw d:В-1', 2]]],
    ['nothing where nothing waits any more', 4, { waitingAtFirst: 0 }, null, []],
    ['nothing where the requirement stays, whatever was launched', 10, { launched: 12 }, null, []],
    ['nothing where the batch has as many already', 12, { launched: 12 }, null, []],
    ['another route', 10, {}, 'фрез', [['route d:В-1', ['фрез']]]],
    ['a first route', 10, { routeId: null }, 'ток\nhrc', [['route d:В-1', ['ток', 'hrc']]]],
    ['no route that the batch has', 10, {}, 'ток\nhrc', []],
    ['nothing for a new part', 10, null, 'фрез', []],
  ] as const)('%s', (_, required, existing, route, expected) => {
    expect(acts(required, existing, route)).toEqual(expected);
  });
});

it('tells the route that the batch has beside the one that is proposed', () => {
  const before = (routeId: number | null) =>
    proposeActs([part(10, { routeId }, 'фрез')], ROUTES).map(({ operationsBefore }) => operationsBefore);
  expect([before(7), before(null), before(8)]).toEqual([[['Ток', 'HRC']], [null], [null]]);
  expect(proposeActs([part(15, {}, null)], ROUTES)).toMatchObject([{ act: 'add', operationsBefore: null }]);
});

describe('a thousand acts are proposed at a time', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const key = `d:В-${index}`;
      const [own] = [part(15, {}, null)];
      return { ...own, item: { ...own.item, key } };
    });

  it('all of 1,000, and of 1,001 the last later', () => {
    const whole = proposedNow(proposeActs(many(1_000), ROUTES));
    expect([whole.proposals.length, [...whole.later]]).toEqual([1_000, []]);
    const cut = proposedNow(proposeActs(many(1_001), ROUTES));
    expect([cut.proposals.length, [...cut.later]]).toEqual([1_000, ['d:В-1000']]);
  });

  it('a route that is left needs nothing kept: it is proposed as long as it differs', () => {
    const rerouted = { ...part(10, {}, 'фрез'), item: { ...part(10, {}, 'фрез').item, key: 'd:Р' } };
    const { proposals, later } = proposedNow(proposeActs([...many(1_000), rerouted], ROUTES));
    expect([proposals.length, later.size]).toEqual([1_000, 0]);
  });
});
