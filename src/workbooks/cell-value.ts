import type { CellValue } from 'exceljs';
import type { Cell } from './contracts';

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

function plainCell(value: CellValue): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return dateText(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return { problem: 'error-value', text: value.error };
  return null;
}

/** What exceljs found in a cell, as a plain value. A formula is its cached result, or a problem without one. */
export function cellOf(value: CellValue): Cell {
  if (value === null || typeof value !== 'object' || value instanceof Date) return plainCell(value);
  if ('hyperlink' in value) return plainCell(value.text as CellValue);
  if ('formula' in value || 'sharedFormula' in value) {
    const formula = 'formula' in value ? value.formula : value.sharedFormula;
    if (value.result === undefined || value.result === null)
      return { problem: 'formula-without-result', text: `=${formula}` };
    return plainCell(value.result);
  }
  return plainCell(value);
}
