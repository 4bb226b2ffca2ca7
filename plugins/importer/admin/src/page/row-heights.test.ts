import fc from 'fast-check';
import { RowHeights } from './row-heights';

describe('where the rows of a long list stand', () => {
  it('at equal distances as long as none was measured', () => {
    const heights = new RowHeights(50_000, 61);
    expect([heights.topOf(0), heights.topOf(49_999), heights.totalPx]).toEqual([0, 3_049_939, 3_050_000]);
    expect([heights.indexAt(-5), heights.indexAt(60), heights.indexAt(61), heights.indexAt(9e9)]).toEqual([
      ...[0, 0, 1, 49_999],
    ]);
  });

  it('lower where one above is higher than was thought', () => {
    const heights = new RowHeights(10, 60);
    expect(heights.measured(3, 100)).toBe(40);
    expect(heights.measured(3, 100)).toBe(0);
    expect([heights.topOf(3), heights.topOf(4), heights.totalPx]).toEqual([180, 280, 640]);
    expect(heights.measured(3, 50)).toBe(-50);
    expect([heights.topOf(4), heights.heightOf(3), heights.measured(10, 5)]).toEqual([230, 50, 0]);
  });

  it('of an empty list nowhere', () => {
    const heights = new RowHeights(0, 60);
    expect([heights.totalPx, heights.indexAt(0)]).toEqual([0, 0]);
  });

  it('as a plain sum says, whatever was measured', () => {
    const measured = fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 20, max: 300 })), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), measured, fc.nat(60_000), (count, rows, px) => {
        const heights = new RowHeights(count, 61);
        const plain = Array.from({ length: count }, () => 61);
        for (const [index, height] of rows) {
          heights.measured(index, height);
          if (index < count) plain[index] = height;
        }
        const tops = plain.map((_, index) => plain.slice(0, index).reduce((sum, height) => sum + height, 0));
        expect(tops.map((_, index) => heights.topOf(index))).toEqual(tops);
        expect(heights.indexAt(px)).toBe(tops.filter((top) => top <= px).length - 1);
      }),
    );
  });
});
