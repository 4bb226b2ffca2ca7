import { useCallback, useEffect } from 'preact/hooks';
import { isPartPage, readPart, type Caller } from '../server/api';
import { stoppedByHold } from './queue';
import { useChances } from './use-chances';
import type { Reports } from './use-reports';

/** How often a held part is looked at while reports of it wait for its release. */
const LOOK_MS = 20_000;

/** Send again what only a hold has stopped, once the hold is over; the hold is looked at, not tried. */
export function useHeld(reports: Pick<Reports, 'kept' | 'released'>, caller: Caller | null): void {
  const { kept, released } = reports;
  const codes = [...new Set(stoppedByHold(kept).map(({ body }) => body.partCode))].join(' ');
  const jwt = caller?.jwt;
  const language = caller?.language;
  const look = useCallback(() => {
    if (codes === '' || jwt === undefined || language === undefined) return;
    for (const code of codes.split(' ')) {
      void readPart(code, { jwt, language }).then((answer) => {
        if (answer.kind === 'accepted' && isPartPage(answer.body) && answer.body.part.status !== 'held')
          released(code);
      });
    }
  }, [codes, jwt, language, released]);
  useEffect(() => {
    if (codes === '') return undefined;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [codes, look]);
  useChances(look);
}
