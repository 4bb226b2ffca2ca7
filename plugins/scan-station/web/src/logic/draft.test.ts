import {
  DraftKeeper,
  EMPTY_DRAFT,
  fittingDraft,
  MAX_DRAFT_BYTES,
  MAX_DRAFTS,
  type DraftDisk,
  type KeptDraft,
} from './draft';

const draft = {
  ...{ amounts: { good: 2, scrapped: 1, rework: 3 }, reason: 'crack', reworkTo: 1, comment: 'c', photos: [] },
};

/** What would be on the disk of the device. */
class Disk implements DraftDisk {
  readonly kept = new Map<string, KeptDraft>();
  put(kept: KeptDraft): void {
    this.kept.set(kept.partCode, kept);
  }
  remove({ partCode }: { partCode: string }): void {
    this.kept.delete(partCode);
  }
}

/** The page is closed and opened again. */
const reloaded = (disk: Disk): DraftKeeper => new DraftKeeper(disk, [...disk.kept.values()]);

const at = (partCode: string, operation = 1) => ({ operatorId: '1', partCode, operation });

it('a form that was begun is its maker’s, at its part, also after a reload', () => {
  const disk = new Disk();
  const drafts = new DraftKeeper(disk, []);
  drafts.keep(at('A', 2), draft);
  drafts.keep(at('B'), EMPTY_DRAFT);
  for (const known of [drafts, reloaded(disk)]) {
    expect(known.of('1', 'A')).toMatchObject({ operation: 2, draft, isOpen: true, replaces: null });
    expect(known.of('2', 'A')).toBeNull();
  }
  expect(drafts.of('1', 'B')).toMatchObject({ isOpen: true });
  expect(reloaded(disk).of('1', 'B')).toBeNull();
  drafts.drop(at('A'));
  for (const known of [drafts, reloaded(disk)]) expect(known.of('1', 'A')).toBeNull();
});

it('a correction remembers what it replaces, typed over, left and after a reload', () => {
  const disk = new Disk();
  const drafts = new DraftKeeper(disk, []);
  drafts.correct(at('A'), EMPTY_DRAFT, 'r');
  expect(reloaded(disk).of('1', 'A')).toMatchObject({ isOpen: false, replaces: 'r' });
  drafts.keep(at('A'), draft);
  drafts.correct(at('A'), EMPTY_DRAFT, 'r');
  expect(reloaded(disk).of('1', 'A')).toMatchObject({ isOpen: true, replaces: 'r', draft });
  drafts.leave(at('A'));
  expect(reloaded(disk).of('1', 'A')).toMatchObject({ isOpen: false, replaces: 'r', draft: EMPTY_DRAFT });
  drafts.dropCorrectionOf('other');
  expect(drafts.of('1', 'A')).not.toBeNull();
  drafts.dropCorrectionOf('r');
  for (const known of [drafts, reloaded(disk)]) expect(known.of('1', 'A')).toBeNull();
  drafts.keep(at('A'), draft);
  drafts.leave(at('A'));
  expect(drafts.of('1', 'A')).toBeNull();
});

it('of too many, and of too large ones, the oldest go', () => {
  const disk = new Disk();
  const drafts = new DraftKeeper(disk, []);
  for (let number = 0; number <= MAX_DRAFTS; number += 1) drafts.keep(at(`P${number}`), draft);
  drafts.keep(at('P1'), draft);
  drafts.keep(at('last'), draft);
  expect([...disk.kept.keys()].sort()).toEqual(
    ['P1', 'last', ...Array.from({ length: MAX_DRAFTS - 2 }, (_, place) => `P${place + 3}`)].sort(),
  );
  const large = { size: MAX_DRAFT_BYTES } as Blob;
  drafts.keep(at('large'), { ...draft, photos: [large, large] });
  expect([...disk.kept.keys()]).toEqual(['large']);
  drafts.keep(at('next'), draft);
  expect([...disk.kept.keys()]).toEqual(['next']);
});

it('what is not allowed here any more goes, the rest stays', () => {
  expect(fittingDraft(draft, ['good', 'scrapped', 'rework'], [1])).toEqual(draft);
  expect(fittingDraft(draft, ['good'], [4])).toEqual({
    ...draft,
    ...{ amounts: { good: 2, scrapped: 0, rework: 0 }, reworkTo: null },
  });
});
