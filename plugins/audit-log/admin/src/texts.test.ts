import { flawsOf } from '../../../../src/admin/kit/texts';
import { TEXTS } from './text-table';

it('has every text of the audit page in both languages', () => {
  expect(flawsOf(TEXTS)).toEqual([]);
});
