import { defineTexts } from '../../../../src/admin/kit';
import { CARD_TEXTS } from './card-texts';
import { LAYOUT_TEXTS } from './layout-texts';
import { TEXTS } from './text-table';

export const { useSay, label, registerTrads } = defineTexts('qr-labels', {
  ...TEXTS,
  ...LAYOUT_TEXTS,
  ...CARD_TEXTS,
});
