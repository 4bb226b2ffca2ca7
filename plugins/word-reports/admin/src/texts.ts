import { defineTexts } from '../../../../src/admin/kit';
import { TEXTS } from './text-table';

export const { useSay, label, registerTrads } = defineTexts('word-reports', TEXTS);
