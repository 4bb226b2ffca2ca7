import { flawsOf } from '../../../../src/admin/kit/texts';
import { CARD_TEXTS } from './card-texts';
import { LAYOUT_TEXTS } from './layout-texts';
import { TEXTS } from './text-table';

describe('the texts of the labels’ page', () => {
  it('exist in both languages with the same placeholders', () => {
    expect(flawsOf({ ...TEXTS, ...LAYOUT_TEXTS, ...CARD_TEXTS })).toEqual([]);
  });
});
