import { defineTexts } from '../../../../src/admin/kit';
import { TEXTS } from './text-table';

export const { useSay, registerTrads } = defineTexts('batches', TEXTS);
