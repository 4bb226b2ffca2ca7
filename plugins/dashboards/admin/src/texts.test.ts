import { flawsOf } from '../../../../src/admin/kit/texts';
import { TEXTS } from './text-table';

it('has every text of the dashboards in both languages', () => {
  expect(flawsOf(TEXTS, ['held.by', 'reports.axis.percent'])).toEqual([]);
});
