import { useLayoutEffect, useState } from 'preact/hooks';
import type { Language } from '../logic/language';
import type { Answer } from '../server/answers';
import { signIn, type Credentials } from '../server/api';
import { keepDeviceToken } from '../server/device-token';
import { sessionOf, type Session } from '../server/session';
import { deviceStorage } from '../server/storage';
import type { Texts } from '../texts';

/**
 * Why the last attempt failed; `untilMs`: no attempt before this moment of the device's clock; `pin`: the badge
 * has no PIN yet, and the same one once more becomes it.
 */
type Failure =
  | { kind: 'refused' | 'offline' | 'busy' | 'pinsDiffer' | 'badgeNeeded' }
  | { kind: 'wait'; untilMs: number }
  | { kind: 'pinNotSet'; pin: string }
  | null;

function failureOf(answer: Answer, credentials: Credentials, nowMs: number): Failure {
  if (answer.kind === 'offline') return { kind: 'offline' };
  if (answer.kind !== 'refused') return { kind: answer.kind === 'signed-out' ? 'refused' : 'busy' };
  if (answer.code === 'pin-not-set' && 'pin' in credentials)
    return { kind: 'pinNotSet', pin: credentials.pin };
  if (answer.code === 'badge-needed') return { kind: 'badgeNeeded' };
  if (answer.code !== 'too-many-attempts') return { kind: 'refused' };
  const seconds = Number(answer.details.retryAfterSeconds);
  return { kind: 'wait', untilMs: nowMs + (Number.isFinite(seconds) ? Math.max(1, seconds) : 30) * 1_000 };
}

/** Whole seconds until a moment, counted down every second. */
function useSecondsUntil(untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  const isAhead = untilMs > nowMs;
  // Before it is painted: the moment that is known is that of the last countdown.
  useLayoutEffect(() => {
    if (!isAhead) return undefined;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isAhead]);
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
}

/** An attempt to sign in, and what came of it in words. */
export interface SignInAttempt {
  sending: boolean;
  /** Nothing is tried now: an attempt is under way, or it is too early for another. */
  disabled: boolean;
  failed: string | null;
  attempt(credentials: Credentials): Promise<void>;
}

/** What to send: a PIN that is typed for the second time is the one that its holder chooses. Null: it is another. */
function meant(credentials: Credentials, before: Failure): Credentials | null {
  if (before?.kind !== 'pinNotSet' || !('badge' in credentials) || !('pin' in credentials))
    return credentials;
  const { badge, pin } = credentials;
  return pin === before.pin ? { badge, newPin: pin } : null;
}

type By = 'badge' | 'session' | 'typedName' | 'name';

const byOf = (credentials: Credentials): By =>
  (['badge', 'session', 'typedName'] as const).find((by) => by in credentials) ?? 'name';

/** What is said of a no, by what was shown. */
const REFUSED = {
  ...{ badge: 'refusedPin', session: 'refusedPinAlone', typedName: 'refusedTyped', name: 'refused' },
} as const satisfies Record<By, keyof Texts['signIn']>;

export function useSignIn(
  language: Language,
  texts: Texts,
  onSignedIn: (session: Session) => Promise<void>,
  onBadgeNeeded: () => void,
): SignInAttempt {
  const [failure, setFailure] = useState<Failure>(null);
  const [by, setBy] = useState<By>('name');
  const [sending, setSending] = useState(false);
  const seconds = useSecondsUntil(failure?.kind === 'wait' ? failure.untilMs : 0);
  const attempt = async (credentials: Credentials): Promise<void> => {
    const sent = meant(credentials, failure);
    if (sent === null) return setFailure({ kind: 'pinsDiffer' });
    setSending(true);
    setFailure(null);
    setBy(byOf(credentials));
    const answer = await signIn(sent, language);
    const session = answer.kind === 'accepted' ? sessionOf(answer.body) : null;
    if (session) {
      keepDeviceToken(deviceStorage, answer.kind === 'accepted' && answer.body);
      await onSignedIn({ ...session, byPin: 'badge' in sent || 'session' in sent });
    } else {
      const next = failureOf(answer, sent, Date.now());
      setFailure(next);
      if (next?.kind === 'badgeNeeded') onBadgeNeeded();
    }
    setSending(false);
  };
  const inWords = (): string | null => {
    if (failure === null) return null;
    if (failure.kind === 'wait') return seconds > 0 ? texts.signIn.wait(seconds) : null;
    if (failure.kind === 'refused') return texts.signIn[REFUSED[by]];
    return texts.signIn[failure.kind];
  };
  return { sending, disabled: sending || seconds > 0, failed: inWords(), attempt };
}
