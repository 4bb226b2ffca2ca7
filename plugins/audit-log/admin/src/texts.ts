import { defineTexts } from '../../../../src/admin/kit';
import { TEXTS } from './text-table';

export const { useSay, label, registerTrads } = defineTexts('audit-log', TEXTS);
