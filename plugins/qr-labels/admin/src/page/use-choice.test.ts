import { ownPaper } from '../print/how';
import { changed, requestOf, type Choice } from './use-choice';

const NOTHING: Choice = {
  product: null,
  search: '',
  ticked: new Set(),
  layout: 'a4-3x7',
  places: 21,
  sort: 'given',
  cutMarks: false,
  skip: 0,
  copies: 1,
  ...{ perPiece: false, firstPiece: 1, lastPiece: null, part: null },
  language: 'ru',
  dpi: 203,
  format: 'pdf',
};
const HOW = {
  layout: 'a4-3x7',
  sort: 'given',
  cutMarks: false,
  skip: 0,
  copies: 1,
  perPiece: false,
  language: 'ru',
  dpi: 203,
  format: 'pdf',
};

describe('the request of a choice', () => {
  it('is none while nothing is chosen', () => {
    expect(requestOf(NOTHING)).toBeNull();
  });

  it('asks for the whole product, and for ticked batches before it', () => {
    expect(requestOf({ ...NOTHING, product: 'p1' })).toEqual({ product: 'p1', ...HOW });
    expect(requestOf({ ...NOTHING, product: 'p1', ticked: new Set(['A', 'B']) })).toEqual({
      parts: ['A', 'B'],
      ...HOW,
    });
  });

  it('never skips more than a sheet of the layout has', () => {
    expect(requestOf({ ...NOTHING, product: 'p1', skip: 20 })).toMatchObject({ skip: 20 });
    expect(requestOf({ ...NOTHING, product: 'p1', skip: 20, layout: '58x40', places: 1 })).toMatchObject({
      skip: 0,
    });
  });

  it('asks for a program of label printers for rolls only', () => {
    const roll: Choice = { ...NOTHING, product: 'p1', format: 'zpl', layout: '58x40', places: 1 };
    expect(requestOf(roll)).toMatchObject({ format: 'zpl' });
    expect(requestOf({ ...roll, layout: 'a4-3x7', places: 21 })).toMatchObject({ format: 'pdf' });
  });
});

describe('a part of an order', () => {
  it('is pieces of each batch, from the first or to the last where that is all that is said', () => {
    const pieces = (change: Partial<Choice>) =>
      requestOf({ ...NOTHING, product: 'p1', perPiece: true, ...change })?.pieces;
    expect(pieces({})).toBeUndefined();
    expect(pieces({ firstPiece: 7, lastPiece: 7 })).toEqual({ from: 7, to: 7 });
    expect(pieces({ firstPiece: 7 })).toEqual({ from: 7, to: 1_000_000 });
    expect(pieces({ lastPiece: 3 })).toEqual({ from: 1, to: 3 });
    expect(pieces({ firstPiece: 9, lastPiece: 3 })).toEqual({ from: 9, to: 9 });
    expect(pieces({ firstPiece: 9, perPiece: false })).toBeUndefined();
  });

  it('is as many stickers as a file holds, and forgotten when something else is chosen', () => {
    const order: Choice = { ...NOTHING, product: 'p1', part: 2 };
    expect(requestOf(order)?.stickers).toEqual({ from: 20_001, to: 30_000 });
    expect(requestOf({ ...order, format: 'png' })?.stickers).toEqual({ from: 1_001, to: 1_500 });
    expect(changed(order, { skip: 3 }).part).toBe(2);
    expect(changed(order, { part: 1 }).part).toBe(1);
    for (const change of [
      { copies: 2 },
      { product: 'p2' },
      { ticked: new Set(['A']) },
      { format: 'svg' },
    ] as const)
      expect(changed(order, change).part).toBeNull();
  });
});

describe('an own layout as paper', () => {
  const own = (page: object | undefined) =>
    ({
      id: 'x',
      name: 'Own',
      settings: { paper: { widthMm: 90, heightMm: 40, page }, cutMarks: true },
    }) as never;
  it('has the places and the cut marks of its settings', () => {
    const paper = { value: 'x', text: 'Own', cutMarks: true };
    expect(ownPaper(own({ columns: 2, rows: 6 }))).toEqual({ ...paper, places: 12 });
    expect(ownPaper(own(undefined))).toEqual({ ...paper, places: 1 });
  });
});
