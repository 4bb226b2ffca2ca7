import { useState } from 'preact/hooks';
import type { Language } from '../logic/language';
import { unsentByPerson } from '../logic/unsent';
import type { Scan } from '../logic/scan-input';
import type { KeptItem } from '../outbox/kept-item';
import type { Session } from '../server/session';
import { deviceStorage } from '../server/storage';
import { textsOf, type Texts } from '../texts';
import { Catcher } from './catcher';
import { Icon } from './icon';
import { PasswordForm } from './password-form';
import { PinForm } from './pin-form';
import { PlainHttp } from './plain-http';
import { ScanButton } from './scan-button';
import { areNamesTyped, TypedNameForm } from './typed-name-form';
import { useSignIn, type SignInAttempt } from './use-sign-in';

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
  /** Whose session ran out here, where the PIN alone may do. */
  ended: Session | null;
  /** The PIN alone does not do. */
  onBadgeNeeded(): void;
  unsent: KeptItem[];
  /** The badge that was scanned; null: none yet. */
  badge: string | null;
  /** A label was scanned that opens after signing in. */
  isAwaited: boolean;
  onScan(scan: Scan): void;
  onSignedIn(session: Session): Promise<void>;
  /** Somebody is signed in and may stay so, or leave. */
  onBack: (() => void) | null;
  onSignOut: (() => void) | null;
}

/** What this device keeps, person by person. */
function unsentInWords(texts: Texts, unsent: KeptItem[]): string[] {
  const what = ['unsent', 'ownOnly', 'notTaken'] as const;
  return unsentByPerson(unsent).flatMap((one) =>
    what.filter((each) => one[each] > 0).map((each) => texts.signIn[each](one[each], one.name)),
  );
}

/** Badge and PIN first; user name and password, and a name alone where it is allowed, behind links that this device remembers. */
export function SignIn(props: Props) {
  const { language, switchLanguage, expired, unsent, badge, isAwaited, onScan, onBack, onSignOut } = props;
  const texts = textsOf(language);
  const [way, setWay] = useState<Way>(() => wayOf(deviceStorage.getItem(BY_NAME_KEY)));
  const ways = areNamesTyped() ? WAYS : WAYS.slice(0, 2);
  const [isOther, setOther] = useState(false);
  const sign = useSignIn(language, texts, props.onSignedIn, props.onBadgeNeeded);
  // Whoever scans a badge is meant, not who was here before.
  const ended = badge === null && !isOther ? props.ended : null;
  const notice = [...(expired ? [texts.signIn.expired] : []), ...unsentInWords(texts, unsent)];
  if (isAwaited) notice.unshift(texts.signIn.labelWaits);
  const choose = (next: Way) => () => {
    deviceStorage.setItem(BY_NAME_KEY, KEPT[next]);
    setWay(next);
    setOther(true);
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
        <PlainHttp texts={texts} />
        <Form {...{ texts, badge, ended, way, sign, onScan }} />
        {badge === null &&
          ways
            .filter((other) => other !== way || ended !== null)
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

interface FormProps extends Pick<Props, 'badge' | 'ended' | 'onScan'> {
  texts: Texts;
  way: Way;
  sign: SignInAttempt;
}

/** What is asked for: the PIN of a badge, of who was here last, or what the chosen way asks for. */
function Form({ texts, badge, ended, way, sign, onScan }: FormProps) {
  const { badgeRead, returns } = texts.signIn;
  if (badge !== null) return <PinForm key={badge} proof={{ badge }} words={badgeRead} {...{ texts, sign }} />;
  if (ended !== null) {
    const words = returns(ended.operator.name);
    return <PinForm proof={{ session: ended.jwt }} {...{ words, texts, sign }} />;
  }
  if (way === 'byName') return <PasswordForm texts={texts} sign={sign} />;
  if (way === 'byTypedName') return <TypedNameForm texts={texts} sign={sign} />;
  return <AskForBadge texts={texts} failed={sign.failed} onScan={onScan} />;
}

interface AskProps {
  texts: Texts;
  /** Why the PIN alone did not do. */
  failed: string | null;
  onScan(scan: Scan): void;
}

function AskForBadge({ texts, failed, onScan }: AskProps) {
  return (
    <div class="ask-badge">
      <Icon name="badge" />
      <p class="ask-badge-words">{texts.signIn.badge}</p>
      <p class="problem" role="alert">
        {failed}
      </p>
      <Catcher texts={texts} onScan={onScan} />
      <ScanButton texts={texts} onScan={onScan} />
    </div>
  );
}
