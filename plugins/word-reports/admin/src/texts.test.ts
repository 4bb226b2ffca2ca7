import { flawsOf } from '../../../../src/admin/kit/texts';
import { TEXTS } from './text-table';

describe('the texts of the page of Word reports', () => {
  it('exist in both languages with the same placeholders', () => {
    expect(flawsOf(TEXTS)).toEqual([]);
  });
});
