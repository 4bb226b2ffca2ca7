/** @param {number[]} values @returns {number} the middle one; NaN of none */
export function median(values) {
  return percentile(values, 50);
}

/** @param {number[]} values @param {number} percent @returns {number} the nearest rank */
export function percentile(values, percent) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

/**
 * One row of a table: a value beside the physical limit measured in the same run.
 * @typedef {{ name: string, value: number, unit: string, limit: number | null, ratio: number | null, note: string }} Row
 */

/** @param {number} value */
function short(value) {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Print rows as a table of text. @param {Row[]} rows */
export function printTable(rows) {
  const cells = rows.map((row) => [
    row.name,
    short(row.value),
    row.unit,
    row.limit === null ? '' : short(row.limit),
    row.ratio === null ? '' : row.ratio.toFixed(2),
    row.note,
  ]);
  const table = [['name', 'value', 'unit', 'limit', 'ratio', 'note'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  for (const line of table) {
    console.log(
      line
        .map((cell, column) =>
          column % 5 === 0 || column === 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
        )
        .join('  ')
        .trimEnd(),
    );
  }
}
