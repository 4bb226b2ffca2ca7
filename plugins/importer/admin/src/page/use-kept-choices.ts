import { useEffect } from 'react';
import { useApi } from '../../../../../src/admin/kit';
import type { ImportState } from './import-state';

/** Somebody who ticks one thing after the other is kept once. */
const SOON_MS = 400;

/** Keep with the preview what a person chooses in it, so that coming back finds it, on another computer too. */
export function useKeptChoices({ preview, excluded, accepted, step, busy }: ImportState): void {
  const api = useApi();
  const previewId = preview?.previewId ?? null;
  const still = previewId !== null && busy === null && step !== 'result';
  useEffect(() => {
    if (!still) return undefined;
    const timer = setTimeout(() => {
      // Nothing is lost where this fails: the commit says itself what it does, and coming back finds the file.
      api
        .put(`/importer/previews/${previewId}/choices`, { exclude: excluded, accept: accepted, step })
        .catch(() => undefined);
    }, SOON_MS);
    return () => clearTimeout(timer);
  }, [api, still, previewId, excluded, accepted, step]);
}
