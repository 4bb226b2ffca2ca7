import { flawsOf } from '../../../../src/admin/kit/texts';
import { TEXTS } from './text-table';

it('has every text of the batch pages in both languages', () => {
  expect(flawsOf(TEXTS, ['history.who', 'notes.who', 'behalf.refused'])).toEqual([]);
});
