import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../logic/language';
import type { KeptItem } from '../outbox/kept-item';
import type { Answer } from '../server/answers';
import { signIn } from '../server/api';
import { sessionOf, type Session } from '../server/session';
import { TEXTS, type Texts } from '../texts';

interface Props {
  language: Language;
  switchLanguage(): void;
  expired: boolean;
  unsent: KeptItem[];
  onSignedIn(session: Session): void;
}

/** Why the last attempt failed; `untilMs`: no attempt before this moment of the device's clock. */
type Failure = { kind: 'refused' | 'offline' | 'busy' } | { kind: 'wait'; untilMs: number } | null;

function failureOf(answer: Answer, nowMs: number): Failure {
  if (answer.kind === 'offline') return { kind: 'offline' };
  if (answer.kind !== 'refused') return { kind: answer.kind === 'signed-out' ? 'refused' : 'busy' };
  if (answer.code !== 'too-many-attempts') return { kind: 'refused' };
  const seconds = Number(answer.details.retryAfterSeconds);
  return { kind: 'wait', untilMs: nowMs + (Number.isFinite(seconds) ? Math.max(1, seconds) : 30) * 1_000 };
}

/** Whole seconds until a moment, counted down every second. */
function useSecondsUntil(untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  const isAhead = untilMs > nowMs;
  useEffect(() => {
    if (!isAhead) return undefined;
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isAhead]);
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
}

function failureInWords(texts: Texts, failure: Failure, seconds: number): string | null {
  if (failure === null) return null;
  if (failure.kind === 'wait') return seconds > 0 ? texts.signIn.wait(seconds) : null;
  return texts.signIn[failure.kind];
}

function unsentInWords(texts: Texts, unsent: KeptItem[]): string | null {
  const first = unsent[0];
  if (!first) return null;
  const own = unsent.filter(({ operator }) => operator.id === first.operator.id);
  return texts.signIn.unsent(own.length, first.operator.name);
}

function useSignIn(language: Language, onSignedIn: (session: Session) => void) {
  const [failure, setFailure] = useState<Failure>(null);
  const [sending, setSending] = useState(false);
  const seconds = useSecondsUntil(failure?.kind === 'wait' ? failure.untilMs : 0);
  const attempt = async (identifier: string, password: string): Promise<void> => {
    setSending(true);
    setFailure(null);
    const answer = await signIn({ identifier, password }, language);
    const session = answer.kind === 'accepted' ? sessionOf(answer.body) : null;
    setSending(false);
    if (session) onSignedIn(session);
    else setFailure(failureOf(answer, Date.now()));
  };
  return { failure, sending, seconds, attempt };
}

export function SignIn({ language, switchLanguage, expired, unsent, onSignedIn }: Props) {
  const texts = TEXTS[language];
  const { failure, sending, seconds, attempt } = useSignIn(language, onSignedIn);
  const [identifier, setIdentifier] = useState('');
  const [password, setPassword] = useState('');
  const failed = failureInWords(texts, failure, seconds);
  const notice = [expired ? texts.signIn.expired : null, unsentInWords(texts, unsent)].filter(Boolean);
  const disabled = sending || seconds > 0 || identifier.trim() === '' || password === '';
  return (
    <main class="sign-in">
      <header class="bar">
        <span class="bar-name">{texts.productName}</span>
        <button type="button" class="bar-button" onClick={switchLanguage}>
          {texts.switchLanguage}
        </button>
      </header>
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled) void attempt(identifier.trim(), password);
        }}
      >
        <h1>{texts.signIn.title}</h1>
        {notice.length > 0 && (
          <p class="hint" role="status">
            {notice.join(' ')}
          </p>
        )}
        <label for="identifier">{texts.signIn.identifier}</label>
        <input
          id="identifier"
          name="identifier"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          maxLength={255}
          value={identifier}
          onInput={(event) => setIdentifier(event.currentTarget.value)}
        />
        <label for="password">{texts.signIn.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxLength={200}
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
        <p class="problem" role="alert">
          {failed}
        </p>
        <button type="submit" class="main-action" disabled={disabled}>
          {sending ? texts.signIn.sending : texts.signIn.submit}
        </button>
      </form>
    </main>
  );
}
