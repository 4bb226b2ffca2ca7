/** Writes a number as its format shows it. */
export type ShowNumber = (value: number) => string;

type Token = { literal: string } | { digit: '0' | '#' };

/** Digits and fixed signs of a format; null: it has something else, such as a thousands separator, a fraction or a day. */
function tokensOf(section: string): { whole: Token[]; least: number; most: number } | null {
  const whole: Token[] = [];
  let [least, most] = [0, 0];
  let isFraction = false;
  for (let at = 0; at < section.length; at += 1) {
    const sign = section[at] ?? '';
    if (sign === '0' || sign === '#' || sign === '?') {
      if (isFraction) [least, most] = [sign === '0' ? most + 1 : least, most + 1];
      else whole.push({ digit: sign === '0' ? '0' : '#' });
    } else if (sign === '.' && !isFraction && whole.some((token) => 'digit' in token)) isFraction = true;
    else if (sign === '_' || sign === '*') at += 1;
    else if (isFraction) return null;
    else if (sign === '\\') whole.push({ literal: section[(at += 1)] ?? '' });
    else if (sign === '"') {
      const end = section.indexOf('"', at + 1);
      if (end < 0) return null;
      whole.push({ literal: section.slice(at + 1, end) });
      at = end;
    } else if (/[\s()+:-]/.test(sign)) whole.push({ literal: sign });
    else return null;
  }
  return whole.some((token) => 'digit' in token) && most <= 15 ? { whole, least, most } : null;
}

function wholeOf(tokens: readonly Token[], digits: string): string {
  let left = digits === '0' ? '' : digits;
  let toCome = tokens.filter((token) => 'digit' in token).length;
  let text = '';
  for (const token of [...tokens].reverse()) {
    if ('literal' in token) {
      text = token.literal + text;
      continue;
    }
    toCome -= 1;
    // What has no place of its own stands before the first one.
    const own = toCome === 0 ? left : left.slice(-1);
    left = left.slice(0, left.length - own.length);
    text = (own === '' && token.digit === '0' ? '0' : own) + text;
  }
  return text;
}

/**
 * How a format of a spreadsheet shows numbers that are not negative: `0.00` shows 12.1 as `12.10`, `"АБ-"000` shows 5 as
 * `АБ-005`. null: as they are stored, or in a way that is not known here.
 */
export function shownBy(format: string): ShowNumber | null {
  const section = format.replace(/\[[^\]]*\]/g, '');
  const tokens = tokensOf(
    section.includes(';') && !section.includes('"') ? (section.split(';')[0] ?? '') : section,
  );
  if (tokens === null) return null;
  const { whole, least, most } = tokens;
  return (value) => {
    if (value < 0 || value >= 1e15) return String(value);
    const [digits = '', decimals = ''] = value.toFixed(most).split('.');
    let kept = decimals;
    while (kept.length > least && kept.endsWith('0')) kept = kept.slice(0, -1);
    return wholeOf(whole, digits) + (kept === '' ? '' : `.${kept}`);
  };
}
