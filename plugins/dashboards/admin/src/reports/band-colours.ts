/**
 * Tones of stages in a flow, which have no meaning of their own: neighbours differ in lightness, and none is close to a colour that
 * means something (good, rework, scrap, held).
 */
export const BAND_COLOURS = [
  '#1d5fbf',
  '#a9cdf0',
  '#0d7d8a',
  '#e3c9a8',
  '#7a4a21',
  '#9ddad6',
  '#24406b',
  '#c9d2de',
  '#4f7fa8',
  '#f0d9e4',
  '#8a4468',
  '#cfe6ff',
] as const;
