import { ownPaper } from '../print/how';
import { requestOf, type Choice } from './use-choice';

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
  perPiece: false,
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
