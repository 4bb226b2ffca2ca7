import { useEffect, useState } from 'preact/hooks';
import type { Texts } from '../texts';
import { useFocused } from './use-focused';
import type { SignInAttempt } from './use-sign-in';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const MIN_LENGTH = 4;
const MAX_LENGTH = 8;

interface Props {
  texts: Texts;
  /** The badge that was read, or the session that ran out here. */
  proof: { badge: string } | { session: string };
  /** Whose PIN it is, or that the badge is read. */
  words: string;
  sign: SignInAttempt;
}

/** The PIN of the badge that was read, or of who was here last, on keys for gloves or on a keyboard. */
export function PinForm({ texts, proof, words, sign }: Props) {
  const [pin, setPin] = useState('');
  const field = useFocused<HTMLInputElement>();
  const type = (text: string): void => setPin(text.replace(/\D/g, '').slice(0, MAX_LENGTH));
  const disabled = sign.disabled || pin.length < MIN_LENGTH;
  useEffect(() => {
    // What was typed is wrong or too early; the next attempt starts anew.
    if (sign.failed !== null) setPin('');
  }, [sign.failed]);
  return (
    <form
      class="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!disabled) void sign.attempt({ ...proof, pin });
      }}
    >
      <p role="status">{words}</p>
      <label for="pin">{texts.signIn.pin}</label>
      <input
        id="pin"
        name="pin"
        type="password"
        inputMode="none"
        autocomplete="off"
        maxLength={MAX_LENGTH}
        value={pin}
        ref={field}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div class="pad" role="group" aria-label={texts.other.pad}>
        {DIGITS.map((digit) => (
          <button key={digit} type="button" onClick={() => type(pin + digit)}>
            {digit}
          </button>
        ))}
        <button type="button" class="pad-word" onClick={() => setPin('')}>
          {texts.signIn.clear}
        </button>
        <button type="button" onClick={() => type(`${pin}0`)}>
          0
        </button>
        <button type="button" aria-label={texts.other.erase} onClick={() => setPin(pin.slice(0, -1))}>
          ⌫
        </button>
      </div>
      <p class="problem" role="alert">
        {sign.failed}
      </p>
      <button type="submit" class="main-action" disabled={disabled}>
        {sign.sending ? texts.signIn.sending : texts.signIn.submit}
      </button>
    </form>
  );
}
