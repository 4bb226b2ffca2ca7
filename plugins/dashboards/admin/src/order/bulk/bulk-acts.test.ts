import type { Capability } from '../../../../../../src/tracking/contracts';
import { bulkActsFor } from './bulk-acts';

const actsOf = (...rights: Capability[]) => bulkActsFor((capability) => rights.includes(capability));

it('offers each act to whoever has its right, and nothing to others', () => {
  expect(bulkActsFor(() => true)).toEqual(['responsible', 'route', 'hold', 'release-hold']);
  expect(actsOf('hold')).toEqual(['hold', 'release-hold']);
  expect(actsOf('view-parts')).toEqual([]);
});

it('offers what needs a choice to those alone who may read the choices', () => {
  expect(actsOf('assign-route', 'set-responsible')).toEqual([]);
  expect(actsOf('assign-route', 'view-parts')).toEqual(['route']);
  expect(actsOf('set-responsible', 'view-parts')).toEqual(['responsible']);
});
