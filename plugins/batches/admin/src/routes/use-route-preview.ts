import { useCallback, useEffect, useState } from 'react';
import { useApi, wasAborted, type ApiFailure } from '../../../../../src/admin/kit';
import { wholePreview, type RouteLook, type WholePreview } from './preview';

export interface LoadedPreview {
  preview: WholePreview | null;
  /** The `savedAt` that `preview` belongs to; it lags behind while another one is read. */
  previewOf: string | null;
  failure: ApiFailure | null;
  reload(): void;
}

/**
 * What a route as it was saved would do to all open batches on it.
 * @param documentId of the route
 * @param savedAt when it was saved; the preview is read again when it changes
 */
export function useRoutePreview(documentId: string, savedAt: string): LoadedPreview {
  const api = useApi();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<LoadedPreview, 'reload'>>({
    preview: null,
    previewOf: null,
    failure: null,
  });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    async function read(): Promise<void> {
      const looks: RouteLook[] = [];
      let after: number | null = 0;
      while (after !== null) {
        const path = `/tracker/routes/${documentId}/preview`;
        const look: RouteLook = await api.post<RouteLook>(path, { after }, { signal });
        looks.push(look);
        after = look.nextAfter;
      }
      if (!signal.aborted) setState({ preview: wholePreview(looks), previewOf: savedAt, failure: null });
    }
    read().catch((thrown: unknown) => {
      if (signal.aborted || wasAborted(thrown)) return;
      setState((before) => ({ ...before, failure: thrown as ApiFailure }));
    });
    return () => controller.abort();
  }, [api, documentId, savedAt, attempt]);

  return { ...state, reload: useCallback(() => setAttempt((n) => n + 1), []) };
}
