import { useEffect, useMemo, useState } from 'react';
import { useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { SheetPreview } from '../../../contracts';

/** A pause after the last change, so that typing a number asks once. */
const PAUSE_MS = 200;

export interface PreviewState {
  /** The last answer; it stays while a newer one is on its way. */
  preview: SheetPreview | null;
  failure: ApiFailure | null;
}

const NOTHING: PreviewState = { preview: null, failure: null };

/** One page of the sheet of a request, asked again when either changes, and when something has been printed. */
export function usePreview(path: string, request: object | null, page: number, prints: number): PreviewState {
  const body = useMemo(() => request && { ...request, page }, [request, page]);
  return useDrawn(path, body, prints);
}

/** The sheet that a door draws of this, asked again in each `round`; keep `body` the same object while it says the same. */
export function useDrawn(path: string, body: object | null, round = 0): PreviewState {
  const api = useApi();
  const [state, setState] = useState<PreviewState>(NOTHING);
  useEffect(() => {
    if (!body) {
      setState(NOTHING);
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => {
      api.post<SheetPreview>(path, body, { signal }).then(
        (preview) => !signal.aborted && setState({ preview, failure: null }),
        (failure: ApiFailure) => !signal.aborted && setState({ preview: null, failure }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, path, body, round]);
  return state;
}
