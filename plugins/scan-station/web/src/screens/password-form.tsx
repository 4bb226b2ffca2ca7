import { useState } from 'preact/hooks';
import type { Texts } from '../texts';
import type { SignInAttempt } from './use-sign-in';

/** User name and password. */
export function PasswordForm({ texts, sign }: { texts: Texts; sign: SignInAttempt }) {
  const [identifier, setIdentifier] = useState('');
  const [password, setPassword] = useState('');
  const disabled = sign.disabled || identifier.trim() === '' || password === '';
  return (
    <form
      class="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!disabled) void sign.attempt({ identifier: identifier.trim(), password });
      }}
    >
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
        {sign.failed}
      </p>
      <button type="submit" class="main-action" disabled={disabled}>
        {sign.sending ? texts.signIn.sending : texts.signIn.submit}
      </button>
    </form>
  );
}
