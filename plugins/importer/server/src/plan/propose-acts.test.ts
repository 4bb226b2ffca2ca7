import { proposeActs } from './propose-acts';
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
