import { DraftKeeper, EMPTY_DRAFT, fittingDraft } from './draft';

const draft = {
  ...{ amounts: { good: 2, scrapped: 1, rework: 3 }, reason: 'crack', reworkTo: 1, comment: 'c', photos: [] },
};

it('a form that was begun is its maker’s, at its part', () => {
  const drafts = new DraftKeeper();
  drafts.keep({ operatorId: '1', partCode: 'A', operation: 2 }, draft);
  expect(drafts.of('1', 'A')).toMatchObject({ operation: 2, draft });
  expect(drafts.of('2', 'A')).toBeNull();
  expect(drafts.of('1', 'B')).toBeNull();
  drafts.keep({ operatorId: '1', partCode: 'B', operation: 1 }, EMPTY_DRAFT);
  expect(drafts.of('1', 'A')).toBeNull();
  drafts.drop();
  expect(drafts.of('1', 'B')).toBeNull();
});

it('what is not allowed here any more goes, the rest stays', () => {
  expect(fittingDraft(draft, ['good', 'scrapped', 'rework'], [1])).toEqual(draft);
  expect(fittingDraft(draft, ['good'], [4])).toEqual({
    ...draft,
    ...{ amounts: { good: 2, scrapped: 0, rework: 0 }, reworkTo: null },
  });
});
