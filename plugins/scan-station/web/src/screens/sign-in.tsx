import { useCallback, useState } from 'preact/hooks';
import type { Language } from '../logic/language';
import type { Scan } from '../logic/scan-input';
import type { KeptItem } from '../outbox/kept-item';
import type { Session } from '../server/session';
import { deviceStorage } from '../server/storage';
import { TEXTS, type Texts } from '../texts';
import { Icon } from './icon';
import { PasswordForm } from './password-form';
import { PinForm } from './pin-form';
import { ScanButton } from './scan-button';
import { useSignIn } from './use-sign-in';

const BY_NAME_KEY = 'tracker-scan-by-name';

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

function unsentInWords(texts: Texts, unsent: KeptItem[]): string | null {
  const first = unsent[0];
  if (!first) return null;
  const own = unsent.filter(({ operator }) => operator.id === first.operator.id);
  return texts.signIn.unsent(own.length, first.operator.name);
}

/** Badge and PIN first; user name and password behind a link that this device remembers. */
export function SignIn(props: Props) {
  const { language, switchLanguage, expired, unsent, badge, onScan, onBack, onSignOut } = props;
  const texts = TEXTS[language];
  const [isByName, setByName] = useState(() => deviceStorage.getItem(BY_NAME_KEY) === 'yes');
  const sign = useSignIn(language, texts, props.onSignedIn);
  const notice = [expired ? texts.signIn.expired : null, unsentInWords(texts, unsent)].filter(Boolean);
  const choose = useCallback((byName: boolean) => {
    deviceStorage.setItem(BY_NAME_KEY, byName ? 'yes' : 'no');
    setByName(byName);
  }, []);
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
        {badge === null && isByName && <PasswordForm texts={texts} sign={sign} />}
        {badge === null && !isByName && <AskForBadge texts={texts} onScan={onScan} />}
        {badge === null && (
          <button type="button" class="second-action" onClick={() => choose(!isByName)}>
            {isByName ? texts.signIn.byBadge : texts.signIn.byName}
          </button>
        )}
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
      <ScanButton texts={texts} onScan={onScan} />
    </div>
  );
}
