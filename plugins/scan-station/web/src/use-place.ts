import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { OperationView } from '../../../../src/tracking/contracts';
import type { Language } from './logic/language';
import { isAllowed, keepPlace, keptPlace, placeFor, type Place } from './logic/place';
import { keepStages, keptStages, readStages, stagesOf, type KnownStage } from './server/stages';
import { refreshReasons } from './server/kept-reasons';
import type { Session } from './server/session';
import { deviceStorage } from './server/storage';

/** The stage at which this device works, and what is known of stages. */
export interface PlaceOfPage {
  /** null: none was chosen, or it is not this person's. */
  place: Place | null;
  /** With null it is cleared. */
  choose(place: Place | null): void;
  /** Whether this person may report at an operation. */
  isMine(operation: OperationView): boolean;
  /** The stages as the server tells them now, else as this device read them last; null: neither. */
  stages(): Promise<KnownStage[] | 'signed-out' | null>;
}

/** A server that takes longer is not waited for where the device knows the stages. */
const PATIENCE_MS = 2_500;

const patience = (): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));

/** Reads stages and reasons ahead of time, so that cards and the form of scrap work without a network. */
export function usePlace(session: Session | null, language: Language): PlaceOfPage {
  const [chosen, setChosen] = useState(() => keptPlace(deviceStorage));
  const [known, setKnown] = useState<KnownStage[] | null>(null);
  const ask = useCallback(async (): Promise<KnownStage[] | 'signed-out' | null> => {
    if (session === null) return null;
    const answer = await readStages({ jwt: session.jwt, language });
    if (answer.kind === 'signed-out') return 'signed-out';
    const told = answer.kind === 'accepted' ? stagesOf(answer.body) : null;
    if (told) keepStages(deviceStorage, session.operator.id, told);
    if (told) setKnown(told);
    return told;
  }, [session, language]);
  useEffect(() => {
    setKnown(session && keptStages(deviceStorage, session.operator));
    void ask();
    if (session) void refreshReasons(deviceStorage, { jwt: session.jwt, language });
  }, [session, language, ask]);
  const stages = useCallback(async () => {
    const kept = session && keptStages(deviceStorage, session.operator);
    return (await (kept ? Promise.race([ask(), patience()]) : ask())) ?? kept;
  }, [session, ask]);
  const choose = useCallback((next: Place | null) => {
    keepPlace(deviceStorage, next);
    setChosen(next);
  }, []);
  const place = useMemo(
    () => session && placeFor(chosen, known, session.operator.stages),
    [session, chosen, known],
  );
  const isMine = useCallback(
    (operation: OperationView) => isAllowed(operation, known, session?.operator.stages ?? null),
    [known, session],
  );
  return { place, choose, isMine, stages };
}
