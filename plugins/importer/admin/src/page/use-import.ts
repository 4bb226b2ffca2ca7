import { useCallback, useReducer, useRef, type Dispatch } from 'react';
import { useApi, wasAborted, type Api, type ApiFailure } from '../../../../../src/admin/kit';
import type { ImportResult, OpenPreview, PreviewOptions, RowName } from '../../../server/src/contracts';
import { importReducer, START, type ImportEvent, type ImportState, type StepName } from './import-state';
import {
  changeWishes,
  keepsRows,
  readAgain,
  readErrorRows,
  readFile,
  readPage,
  type PageWish,
} from './read-file';
import { eachOnce } from './row-names';
import { keepChoices, useKeptChoices } from './use-kept-choices';

type Wishes = { [Key in keyof PreviewOptions]?: PreviewOptions[Key] | undefined };

export interface ImportActions {
  /** Read a file chosen by a person. */
  choose(file: File): void;
  /** Take up what was begun before. */
  resume(open: OpenPreview): void;
  /** Read the same file again with other wishes; undefined takes a wish back. */
  wish(options: Wishes): void;
  /** The page that holds a row of the file, with that row marked. */
  jumpTo(row: RowName): void;
  /** Leave rows out of the import; an empty list takes all in again. */
  exclude(rows: RowName[]): void;
  /** Leave out every row that has an error, also those that are not listed. */
  excludeErrors(): void;
  /** Keep with the preview, now, what was chosen in it. */
  keep(): Promise<void>;
  /** The proposals that are to be done. */
  accept(ids: string[]): void;
  commit(): void;
  /** A commit that this page only watches has ended: with an import, or without. */
  ended(result: ImportResult | null): void;
  goTo(step: StepName): void;
  restart(): void;
}

type Ask = (request: Promise<ImportEvent>) => void;

/** Ask the server; an answer that a later request has overtaken is dropped. */
function useLatestAnswer(dispatch: Dispatch<ImportEvent>): Ask {
  const attempt = useRef(0);
  return useCallback(
    (request: Promise<ImportEvent>) => {
      const own = (attempt.current += 1);
      request.then(
        (event) => own === attempt.current && dispatch(event),
        (thrown: ApiFailure) =>
          own === attempt.current && !wasAborted(thrown) && dispatch({ type: 'failed', failure: thrown }),
      );
    },
    [dispatch],
  );
}

/** The server or a proxy before it has gone in the midst: nobody knows what became of the request. */
function isUnanswered({ status, code }: ApiFailure): boolean {
  return code === null && (status === 0 || status >= 500);
}

/** Reading: a file, the same one with other wishes, a preview that was left. */
function readingActions(
  api: Api,
  { file, preview, options, excluded, failure }: ImportState,
  dispatch: Dispatch<ImportEvent>,
  ask: Ask,
): Pick<ImportActions, 'choose' | 'resume' | 'wish'> {
  const choose = (chosen: File, wishes: PreviewOptions): void => {
    dispatch({ type: 'reading', file: chosen, options: wishes });
    ask(readFile(api, chosen, wishes).then((answer) => ({ type: 'read', preview: answer })));
  };
  return {
    choose: (chosen) => choose(chosen, { duplicates: 'update' }),
    resume: (open) => {
      const { previewId, fileName, choices } = open;
      dispatch({ type: 'resuming', fileName });
      ask(
        readPage(api, previewId, { page: 1, exclude: choices.exclude ?? [] }).then((answer) => ({
          ...{ type: 'resumed', preview: answer, open },
        })),
      );
    },
    wish: (changes) => {
      const wishes = changeWishes(options, changes);
      // One that has expired meanwhile is made anew of the file, where it is still at hand.
      const isGone = failure?.code === 'preview-not-found';
      if (file && (!preview || isGone)) return choose(file, wishes);
      if (!preview) return undefined;
      const left = keepsRows(changes) ? excluded : [];
      dispatch({ type: 'rereading', options: wishes, excluded: left });
      const made = readAgain(api, preview.previewId, wishes);
      const shown = made.then((answer) =>
        left.length === 0 ? answer : readPage(api, answer.previewId, { page: 1, exclude: left }),
      );
      return ask(shown.then((answer) => ({ type: 'read', preview: answer })));
    },
  };
}

/** Leaving rows out of the import. */
function leavingActions(
  api: Api,
  { preview, excluded }: ImportState,
  dispatch: Dispatch<ImportEvent>,
  ask: Ask,
): Pick<ImportActions, 'exclude' | 'excludeErrors'> {
  const without = async (previewId: string, rows: RowName[]): Promise<ImportEvent> => {
    dispatch({ type: 'excluded', rows });
    return {
      type: 'turned',
      preview: await readPage(api, previewId, { page: 1, exclude: rows }),
      marked: null,
    };
  };
  return {
    exclude: (rows) => preview && ask(without(preview.previewId, rows)),
    excludeErrors: () => {
      if (!preview) return;
      const { previewId } = preview;
      ask(
        readErrorRows(api, previewId, excluded).then((rows) =>
          without(previewId, eachOnce([...excluded, ...rows])),
        ),
      );
    },
  };
}

/** The state of the wizard and what a person can do in it. */
export function useImport(): [ImportState, ImportActions] {
  const api = useApi();
  const [state, dispatch] = useReducer(importReducer, START);
  const ask = useLatestAnswer(dispatch);
  const { preview, excluded, accepted } = state;
  useKeptChoices(state);

  const turn = (wish: PageWish): void => {
    if (!preview) return;
    const marked = wish.row ?? null;
    ask(
      readPage(api, preview.previewId, wish).then((answer) => ({ type: 'turned', preview: answer, marked })),
    );
  };
  const commit = (): void => {
    if (!preview) return;
    dispatch({ type: 'committing' });
    const path = `/importer/previews/${preview.previewId}/commit`;
    ask(
      api.post<ImportResult>(path, { exclude: excluded, accept: accepted }).then(
        (result): ImportEvent => ({ type: 'committed', result }),
        (failure: ApiFailure): ImportEvent => {
          if (!isUnanswered(failure)) throw failure;
          return { type: 'lost' };
        },
      ),
    );
  };

  return [
    state,
    {
      ...readingActions(api, state, dispatch, ask),
      jumpTo: (row) => turn({ row, exclude: excluded }),
      ...leavingActions(api, state, dispatch, ask),
      keep: () => keepChoices(api, state),
      accept: (ids) => dispatch({ type: 'accepted', ids }),
      commit,
      ended: (result) => dispatch(result ? { type: 'committed', result } : { type: 'stopped' }),
      goTo: (step) => dispatch({ type: 'went', step }),
      restart: () => dispatch({ type: 'restarted' }),
    },
  ];
}
