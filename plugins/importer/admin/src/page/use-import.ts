import { useCallback, useReducer, useRef, type Dispatch } from 'react';
import { useApi, wasAborted, type ApiFailure } from '../../../../../src/admin/kit';
import type { ImportResult, PreviewOptions } from '../../../server/src/contracts';
import { importReducer, START, type ImportEvent, type ImportState, type StepName } from './import-state';
import { changeWishes, readFile, readPage, type PageWish } from './read-file';

export interface ImportActions {
  /** Read a file chosen by a person. */
  choose(file: File): void;
  /** Read the same file again with other wishes; undefined takes a wish back. */
  wish(options: { [Key in keyof PreviewOptions]?: PreviewOptions[Key] | undefined }): void;
  /** The page that holds a row of the file, with that row marked. */
  jumpTo(row: number): void;
  /** Leave rows out of the import; an empty list takes all in again. */
  exclude(rows: number[]): void;
  /** The proposals that are to be done. */
  accept(ids: string[]): void;
  commit(): void;
  goTo(step: StepName): void;
  restart(): void;
}

/** Ask the server; an answer that a later request has overtaken is dropped. */
function useLatestAnswer(dispatch: Dispatch<ImportEvent>) {
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

/** The state of the wizard and what a person can do in it. */
export function useImport(): [ImportState, ImportActions] {
  const api = useApi();
  const [state, dispatch] = useReducer(importReducer, START);
  const ask = useLatestAnswer(dispatch);
  const { preview, excluded, accepted, file } = state;

  const read = (chosen: File, options: PreviewOptions): void => {
    dispatch({ type: 'reading', file: chosen, options });
    ask(readFile(api, chosen, options).then((answer) => ({ type: 'read', preview: answer })));
  };
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
      api
        .post<ImportResult>(path, { exclude: excluded, accept: accepted })
        .then((result) => ({ type: 'committed', result })),
    );
  };

  return [
    state,
    {
      choose: (chosen) => read(chosen, { duplicates: 'update' }),
      wish: (changes) => file && read(file, changeWishes(state.options, changes)),
      jumpTo: (row) => turn({ row, exclude: excluded }),
      exclude: (rows) => {
        dispatch({ type: 'excluded', rows });
        turn({ page: 1, exclude: rows });
      },
      accept: (ids) => dispatch({ type: 'accepted', ids }),
      commit,
      goTo: (step) => dispatch({ type: 'went', step }),
      restart: () => dispatch({ type: 'restarted' }),
    },
  ];
}
