import { workbookLimits } from './limits';

const MEGABYTE = 1024 * 1024;

describe('limits of an installation', () => {
  it('are the usual ones where nothing is said', () => {
    expect(workbookLimits({})).toMatchObject({
      ...{ rows: 50_000, fileBytes: 50 * MEGABYTE, cells: 2_000_000, columns: 500 },
      ...{ readingMs: 30_000, readingMemoryMb: 256 },
    });
  });

  it('are set one by one', () => {
    const limits = workbookLimits({
      ...{ IMPORT_MAX_ROWS: '20000', IMPORT_MAX_FILE_MB: '5' },
      ...{ IMPORT_READ_SECONDS: '7', IMPORT_READ_MEMORY_MB: '300' },
    });
    expect(limits).toMatchObject({
      ...{ rows: 20_000, fileBytes: 5 * MEGABYTE, readingMs: 7_000, readingMemoryMb: 300 },
      // Fewer rows may still be wide.
      cells: 2_000_000,
    });
  });

  it('of more rows take more cells and memory along, unless the memory is said', () => {
    expect(workbookLimits({ IMPORT_MAX_ROWS: '100000' })).toMatchObject({
      ...{ rows: 100_000, cells: 4_000_000, readingMemoryMb: 512 },
    });
    expect(workbookLimits({ IMPORT_MAX_ROWS: '100000', IMPORT_READ_MEMORY_MB: '384' })).toMatchObject({
      ...{ cells: 4_000_000, readingMemoryMb: 384 },
    });
  });

  it('are the usual ones where a value is none', () => {
    for (const value of ['', '0', '-1', '1.5', 'viele', 'NaN', '1e400'])
      expect(
        workbookLimits({
          ...{ IMPORT_MAX_ROWS: value, IMPORT_MAX_FILE_MB: value },
          ...{ IMPORT_READ_SECONDS: value, IMPORT_READ_MEMORY_MB: value },
        }),
      ).toEqual(workbookLimits({}));
  });

  it('have an end', () => {
    const most = String(Number.MAX_SAFE_INTEGER);
    expect(
      workbookLimits({
        ...{ IMPORT_MAX_ROWS: most, IMPORT_MAX_FILE_MB: most },
        ...{ IMPORT_READ_SECONDS: most, IMPORT_READ_MEMORY_MB: most },
      }),
    ).toMatchObject({
      ...{ rows: 1_048_576, fileBytes: 1_024 * MEGABYTE, readingMs: 3_600_000, readingMemoryMb: 65_536 },
    });
  });
});
