import { routeKey, stageKey } from '../table/operations';
import { RouteKeys } from './route-keys';

it('gives the same keys as without remembering, again too', () => {
  const keys = new RouteKeys();
  const lists = [['Заг', 'Ток'], ['заг ', 'ТОК'], [], ['Ｔｏｋ'], ['Заг', 'Ток']];
  expect(lists.map((list) => keys.route(list))).toEqual(lists.map(routeKey));
  expect(lists.flat().map((name) => keys.stage(name))).toEqual(lists.flat().map(stageKey));
});
