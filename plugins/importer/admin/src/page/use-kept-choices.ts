import { useEffect, useRef } from 'react';
import { useApi, type Api } from '../../../../../src/admin/kit';
import type { ImportState } from './import-state';

/** Somebody who ticks one thing after the other is kept once. */
const SOON_MS = 400;

/** Keep with the preview, now, what a person chose in it. */
export async function keepChoices(
  api: Api,
  { preview, excluded, accepted, step }: Pick<ImportState, 'preview' | 'excluded' | 'accepted' | 'step'>,
): Promise<void> {
  const choices = { exclude: excluded, accept: accepted, step };
  if (preview) await api.put(`/importer/previews/${preview.previewId}/choices`, choices);
}

/** A new file is read with this alone. */
const isReading = (option: string): boolean => option !== 'duplicates';

/** Keep with the preview what a person chooses in it, so that coming back finds it, on another computer too. */
export function useKeptChoices({ preview, options, excluded, accepted, step, busy }: ImportState): void {
  const api = useApi();
  // One after the other: the last that was chosen is the last that is written.
  const written = useRef(Promise.resolve());
  // A file of which nothing was understood is begun when somebody has said how to read it, not when it was looked at.
  const isBegun = preview !== null && (preview.total > 0 || Object.keys(options).some(isReading));
  const still = isBegun && busy === null && step !== 'result';
  useEffect(() => {
    if (!still) return undefined;
    const timer = setTimeout(() => {
      // Nothing is lost where this fails: the commit says itself what it does, and coming back finds the file.
      const keep = (): Promise<void> =>
        keepChoices(api, { preview, excluded, accepted, step }).catch(() => undefined);
      written.current = written.current.then(keep);
    }, SOON_MS);
    return () => clearTimeout(timer);
  }, [api, still, preview, excluded, accepted, step]);
}
