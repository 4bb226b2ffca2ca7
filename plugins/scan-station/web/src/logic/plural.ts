/**
 * The Russian form for a count: одна деталь, две детали, пять деталей.
 * @param forms for 1, for 2..4, for 5 and more
 */
export function russianForm(count: number, forms: readonly [string, string, string]): string {
  const tens = Math.abs(count) % 100;
  const ones = tens % 10;
  if (tens > 10 && tens < 20) return forms[2];
  if (ones === 1) return forms[0];
  return ones >= 2 && ones <= 4 ? forms[1] : forms[2];
}
