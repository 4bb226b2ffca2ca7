import { useState } from 'preact/hooks';
import type { Language } from '../logic/language';
import type { Scan } from '../logic/scan-input';
import type { KeptItem } from '../outbox/kept-item';
import type { Session } from '../server/session';
import { deviceStorage } from '../server/storage';
import { textsOf, type Texts } from '../texts';
import { Catcher } from './catcher';
import { Icon } from './icon';
import { PasswordForm } from './password-form';
import { PinForm } from './pin-form';
import { ScanButton } from './scan-button';
import { areNamesTyped, TypedNameForm } from './typed-name-form';
import { useSignIn } from './use-sign-in';

const BY_NAME_KEY = 'tracker-scan-by-name';

const WAYS = ['byBadge', 'byName', 'byTypedName'] as const;
type Way = (typeof WAYS)[number];

/** What is remembered of each; the first two are older than the third. */
const KEPT: Record<Way, string> = { byBadge: 'no', byName: 'yes', byTypedName: 'typed' };

function wayOf(kept: string | null): Way {
  const way = WAYS.find((one) => KEPT[one] === kept) ?? 'byBadge';
  return way === 'byTypedName' && !areNamesTyped() ? 'byBadge' : way;
}

interface Props {
  language: Language;
  switchLanguage(): void;
  expired: boolean;
  unsent: KeptItem[];
  /** The badge that was scanned; null: none yet. */
  badge: string | null;
  onScan(scan: Scan): void;
  onSignedIn(session: Session): Promise<void>;
  /** Somebody is signed in and may stay so, or leave. */
  onBack: (() => void) | null;
  onSignOut: (() => void) | null;
}

/** What this device keeps, person by person. */
function unsentInWords(texts: Texts, unsent: KeptItem[]): string[] {
  const byPerson = new Map<string, { name: string; count: number }>();
  for (const { operator } of unsent) {
    const count = (byPerson.get(operator.id)?.count ?? 0) + 1;
    byPerson.set(operator.id, { name: operator.name, count });
  }
  return [...byPerson.values()].map(({ name, count }) => texts.signIn.unsent(count, name));
}

/** Badge and PIN first; user name and password, and a name alone where it is allowed, behind links that this device remembers. */
export function SignIn(props: Props) {
  const { language, switchLanguage, expired, unsent, badge, onScan, onBack, onSignOut } = props;
  const texts = textsOf(language);
  const [way, setWay] = useState<Way>(() => wayOf(deviceStorage.getItem(BY_NAME_KEY)));
  const ways = areNamesTyped() ? WAYS : WAYS.slice(0, 2);
  const sign = useSignIn(language, texts, props.onSignedIn);
  const notice = [...(expired ? [texts.signIn.expired] : []), ...unsentInWords(texts, unsent)];
  const choose = (next: Way) => () => {
    deviceStorage.setItem(BY_NAME_KEY, KEPT[next]);
    setWay(next);
  };
  return (
    <main class="sign-in">
      <header class="bar">
        {onBack === null ? (
          <span class="bar-name">{texts.productName}</span>
        ) : (
          <button type="button" class="bar-button bar-back" onClick={onBack}>
            ← {texts.other.back}
          </button>
        )}
        <button type="button" class="bar-button" onClick={switchLanguage}>
          {texts.switchLanguage}
        </button>
      </header>
      <div class="card">
        <h1>{texts.signIn.title}</h1>
        {notice.length > 0 && (
          <p class="hint" role="status">
            {notice.join(' ')}
          </p>
        )}
        {badge !== null && <PinForm key={badge} texts={texts} badge={badge} sign={sign} />}
        {badge === null && way === 'byName' && <PasswordForm texts={texts} sign={sign} />}
        {badge === null && way === 'byTypedName' && <TypedNameForm texts={texts} sign={sign} />}
        {badge === null && way === 'byBadge' && <AskForBadge texts={texts} onScan={onScan} />}
        {badge === null &&
          ways
            .filter((other) => other !== way)
            .map((other) => (
              <button key={other} type="button" class="second-action" onClick={choose(other)}>
                {texts.signIn[other]}
              </button>
            ))}
        {onSignOut !== null && (
          <button type="button" class="second-action" onClick={onSignOut}>
            {texts.person.signOut}
          </button>
        )}
      </div>
    </main>
  );
}

function AskForBadge({ texts, onScan }: { texts: Texts; onScan(scan: Scan): void }) {
  return (
    <div class="ask-badge">
      <Icon name="badge" />
      <p class="ask-badge-words">{texts.signIn.badge}</p>
      <Catcher texts={texts} onScan={onScan} />
      <ScanButton texts={texts} onScan={onScan} />
    </div>
  );
}
