import { useState } from 'preact/hooks';
import type { Texts } from '../texts';
import type { SignInAttempt } from './use-sign-in';

/** Whether this factory lets people work under a name that they type: the server says so with the page. */
export const areNamesTyped = (): boolean => document.getElementById('page')?.dataset.typedNames === 'yes';

/** A name alone, and what comes of it. */
export function TypedNameForm({ texts, sign }: { texts: Texts; sign: SignInAttempt }) {
  const [typedName, setName] = useState('');
  const disabled = sign.disabled || typedName.trim() === '';
  return (
    <form
      class="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!disabled) void sign.attempt({ typedName: typedName.trim() });
      }}
    >
      <label for="typed-name">{texts.signIn.typedName}</label>
      <input
        id="typed-name"
        name="typed-name"
        autocomplete="name"
        aria-describedby="typed-hint"
        maxLength={60}
        value={typedName}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <p id="typed-hint" class="muted">
        {texts.signIn.typedHint}
      </p>
      <p class="problem" role="alert">
        {sign.failed}
      </p>
      <button type="submit" class="main-action" disabled={disabled}>
        {sign.sending ? texts.signIn.sending : texts.signIn.submit}
      </button>
    </form>
  );
}
