import { defineTexts } from '../../../../src/admin/kit';
import { TEXTS } from './text-table';

export const { useSay, label, registerTrads } = defineTexts('importer', TEXTS);
export type ImportTextKey = keyof typeof TEXTS;
