import type { ApiFailure } from '../../../../../src/admin/kit';
import { lacksNames } from './mapping';
import type {
  ImportResult,
  OpenPreview,
  Preview,
  PreviewOptions,
  RowName,
} from '../../../server/src/contracts';

export type StepName = 'file' | 'columns' | 'check' | 'result';
export const STEPS: readonly StepName[] = ['file', 'columns', 'check', 'result'];

export interface ImportState {
  step: StepName;
  file: File | null;
  /** The name of the file whose preview is taken up again. */
  opening: string | null;
  options: PreviewOptions;
  preview: Preview | null;
  /** Rows of the file that are left out. */
  excluded: RowName[];
  /** Ids of proposals that are to be done. */
  accepted: string[];
  /** The row a person jumped to. */
  marked: RowName | null;
  busy: 'reading' | 'committing' | null;
  /** The commit was begun elsewhere, or before the page was left: its answer goes to nobody, so it is asked for. */
  watching: boolean;
  /** A commit has ended without an import: nothing was written. */
  unfinished: boolean;
  failure: ApiFailure | null;
  result: ImportResult | null;
}

export const START: ImportState = {
  step: 'file',
  file: null,
  opening: null,
  options: {},
  preview: null,
  excluded: [],
  accepted: [],
  marked: null,
  busy: null,
  watching: false,
  unfinished: false,
  failure: null,
  result: null,
};

export type ImportEvent =
  | { type: 'reading'; file: File; options: PreviewOptions }
  | { type: 'rereading'; options: PreviewOptions; excluded: RowName[] }
  | { type: 'resuming'; fileName: string }
  | { type: 'resumed'; preview: Preview; open: OpenPreview }
  | { type: 'stopped' }
  | { type: 'lost' }
  | { type: 'read'; preview: Preview }
  | { type: 'turned'; preview: Preview; marked: RowName | null }
  | { type: 'excluded'; rows: RowName[] }
  | { type: 'accepted'; ids: string[] }
  | { type: 'committing' }
  | { type: 'committed'; result: ImportResult }
  | { type: 'failed'; failure: ApiFailure }
  | { type: 'went'; step: StepName }
  | { type: 'restarted' };

/** A file that was understood goes to the check at once; one without a table needs its columns told. */
function stepAfterReading(before: ImportState, preview: Preview): StepName {
  if (lacksNames(preview)) return 'columns';
  if (preview.total === 0) return 'file';
  return before.preview && before.step !== 'result' ? before.step : 'check';
}

/** Which steps can be opened now. */
export function mayGoTo({ preview, result }: ImportState, step: StepName): boolean {
  if (result) return step === 'result';
  if (step === 'file') return true;
  if (step === 'result' || preview === null) return false;
  return step === 'check' ? preview.total > 0 : preview.columns.length > 0;
}

/** Rows that are left out take their proposals along. */
function stillProposed(
  { accepted }: ImportState,
  preview: Preview,
): Pick<ImportState, 'preview' | 'accepted'> {
  const proposed = new Set(preview.proposals.map(({ id }) => id));
  return { preview, accepted: accepted.filter((id) => proposed.has(id)) };
}

function placeOf(preview: Preview, step: StepName): StepName {
  if (preview.total > 0) return step;
  return lacksNames(preview) && step !== 'file' ? 'columns' : 'file';
}

/** Where a person was when the page was left. */
function resumed({ preview, open }: Extract<ImportEvent, { type: 'resumed' }>): ImportState {
  const { exclude = [], accept = [], step = 'check' } = open.choices;
  const committing = open.committing !== null;
  const state: ImportState = {
    ...START,
    options: preview.options,
    preview,
    excluded: exclude,
    step: committing ? 'check' : placeOf(preview, step),
    busy: committing ? 'committing' : null,
    watching: committing,
  };
  return { ...state, ...stillProposed({ ...state, accepted: accept }, preview) };
}

/** Everything that happens to the wizard. Pure. */
export function importReducer(state: ImportState, event: ImportEvent): ImportState {
  switch (event.type) {
    case 'reading':
      return { ...START, file: event.file, options: event.options, busy: 'reading' };
    case 'rereading': {
      const { options, excluded } = event;
      return {
        ...state,
        options,
        excluded,
        accepted: [],
        marked: null,
        busy: 'reading',
        unfinished: false,
        failure: null,
      };
    }
    case 'resuming':
      return { ...START, opening: event.fileName, busy: 'reading' };
    case 'resumed':
      return resumed(event);
    case 'stopped':
      return { ...state, busy: null, watching: false, unfinished: true };
    case 'lost':
      // Whether it was written is not known: the answer did not come. It is asked for, as if it had been begun elsewhere.
      return { ...state, busy: 'committing', watching: true, failure: null };
    case 'read':
      return { ...state, busy: null, preview: event.preview, step: stepAfterReading(state, event.preview) };
    case 'turned':
      return { ...state, ...stillProposed(state, event.preview), marked: event.marked, failure: null };
    case 'excluded':
      return { ...state, excluded: event.rows };
    case 'accepted':
      return { ...state, accepted: event.ids };
    case 'committing':
      return { ...state, busy: 'committing', watching: false, unfinished: false, failure: null };
    case 'committed':
      return { ...state, busy: null, watching: false, result: event.result, step: 'result' };
    case 'failed':
      return { ...state, busy: null, failure: event.failure };
    case 'went':
      return mayGoTo(state, event.step) ? { ...state, step: event.step } : state;
    case 'restarted':
      return START;
  }
}
