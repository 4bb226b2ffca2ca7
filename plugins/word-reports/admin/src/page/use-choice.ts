import { useState } from 'react';
import type { ReportOrder, UploadView } from '../../../contracts';

export type SourceKind = 'workbook' | 'part' | 'product';

/** What a person has chosen on the page so far. */
export interface Choice {
  template: string | null;
  kind: SourceKind;
  upload: UploadView | null;
  sheet: string | null;
  rows: readonly number[] | 'all';
  part: string | null;
  product: string | null;
  eachPart: boolean;
  together: boolean;
  pattern: string;
}

const NOTHING: Choice = {
  template: null,
  kind: 'workbook',
  upload: null,
  sheet: null,
  rows: [],
  part: null,
  product: null,
  eachPart: false,
  together: false,
  pattern: '',
};

function sourceOf(choice: Choice): ReportOrder['source'] | null {
  const { kind, upload, sheet, rows, part, product, eachPart } = choice;
  if (kind === 'part') return part === null ? null : { part };
  if (kind === 'product') return product === null ? null : { product, ...(eachPart ? { each: 'part' } : {}) };
  if (!upload || rows.length === 0) return null;
  return {
    upload: upload.id,
    ...(sheet === null ? {} : { sheet }),
    rows: rows === 'all' ? 'all' : [...rows],
  };
}

/** What is sent to the server; null while something is missing. */
export function orderOf(choice: Choice): ReportOrder | null {
  const source = sourceOf(choice);
  if (choice.template === null || source === null) return null;
  const pattern = choice.pattern.trim();
  return {
    template: choice.template,
    source,
    as: choice.kind === 'workbook' && choice.together ? 'one-document' : 'documents',
    ...(pattern === '' ? {} : { fileNamePattern: pattern }),
  };
}

export type Change = (changes: Partial<Choice>) => void;

/** What is chosen, and changing it. */
export function useChoice(): { choice: Choice; change: Change } {
  const [choice, setChoice] = useState(NOTHING);
  return { choice, change: (changes) => setChoice((before) => ({ ...before, ...changes })) };
}
