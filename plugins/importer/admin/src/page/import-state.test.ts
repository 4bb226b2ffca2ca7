import { ApiFailure } from '../../../../../src/admin/kit/api-failure';
import type { OpenPreview, Preview } from '../../../server/src/contracts';
import { importReducer, mayGoTo, START } from './import-state';

const open: OpenPreview = {
  previewId: 'p',
  fileName: 'бом.csv',
  createdAt: '',
  expiresAt: '',
  choices: { step: 'columns', exclude: [7] },
  committing: null,
};
/** As far as the wizard looks at it. */
const preview = {
  previewId: 'p',
  options: {},
  total: 3,
  columns: [{}],
  issues: [],
  proposals: [],
} as unknown as Preview;

it('a preview that is taken up again is named while it comes, and is where it was left', () => {
  const coming = importReducer(START, { type: 'resuming', fileName: open.fileName });
  expect([coming.opening, coming.busy, coming.step]).toEqual(['бом.csv', 'reading', 'file']);
  const there = importReducer(coming, { type: 'resumed', preview, open });
  expect([there.opening, there.busy, there.step, there.excluded]).toEqual([null, null, 'columns', [7]]);
});

it('one that does not come any more leaves the list of what was begun, with the reason', () => {
  const coming = importReducer(START, { type: 'resuming', fileName: open.fileName });
  const failure = new ApiFailure('Такого предпросмотра больше нет.', 404, 'preview-not-found', {});
  const failed = importReducer(coming, { type: 'failed', failure });
  expect([failed.busy, failed.preview, failed.step, failed.failure]).toEqual([null, null, 'file', failure]);
});

it('a commit whose answer is lost is watched; one that ends without an import says so until it is begun again', () => {
  const there = { ...START, preview, step: 'check' } as const;
  const lost = importReducer(importReducer(there, { type: 'committing' }), { type: 'lost' });
  expect([lost.busy, lost.watching, lost.failure]).toEqual(['committing', true, null]);
  const ended = importReducer(lost, { type: 'stopped' });
  expect([ended.busy, ended.watching, ended.unfinished]).toEqual([null, false, true]);
  expect(importReducer(ended, { type: 'committing' }).unfinished).toBe(false);
});

describe('a file whose columns nobody knows', () => {
  const untold = { ...preview, total: 0, issues: [{ code: 'column-not-found' }] } as unknown as Preview;

  it('leads to the columns, from wherever it was read, and not on to the check', () => {
    const read = importReducer({ ...START, busy: 'reading' }, { type: 'read', preview: untold });
    expect([read.step, mayGoTo(read, 'check'), mayGoTo(read, 'file')]).toEqual(['columns', false, true]);
    const back = importReducer(START, { type: 'resumed', preview: untold, open });
    expect(back.step).toBe('columns');
  });

  it('without a heading waits at the file', () => {
    const nothing = { ...untold, columns: [], issues: [{ code: 'header-not-found' }] } as unknown as Preview;
    const read = importReducer({ ...START, busy: 'reading' }, { type: 'read', preview: nothing });
    expect([read.step, mayGoTo(read, 'columns')]).toEqual(['file', false]);
  });
});
