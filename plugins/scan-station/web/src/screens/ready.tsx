import { useState } from 'preact/hooks';
import { readCode } from '../logic/scan-input';
import { usePage } from '../page-context';
import { lastParts } from '../server/last-parts';
import { deviceStorage } from '../server/storage';
import { Icon } from './icon';
import { useFocused } from './use-focused';

function CodeForm() {
  const { texts, openCode } = usePage();
  const [text, setText] = useState('');
  const [malformed, setMalformed] = useState(false);
  const submit = (): void => {
    const parsed = readCode(text);
    setMalformed(!parsed.ok);
    if (parsed.ok) openCode(parsed.code);
  };
  return (
    <form
      class="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label for="code">{texts.ready.code}</label>
      <div class="code-row">
        <input
          id="code"
          name="code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={300}
          aria-invalid={malformed}
          aria-describedby="code-problem"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setMalformed(false);
          }}
        />
        <button type="submit" class="second-action" disabled={text.trim() === ''}>
          {texts.ready.open}
        </button>
      </div>
      <p id="code-problem" class="problem" role="alert">
        {malformed ? texts.ready.malformed : null}
      </p>
    </form>
  );
}

function LastParts() {
  const { texts, openCode } = usePage();
  const parts = lastParts(deviceStorage);
  if (parts.length === 0) return null;
  return (
    <section class="last-parts" aria-label={texts.ready.last}>
      <h2>{texts.ready.last}</h2>
      <ul>
        {parts.map(({ code, title, name }) => (
          <li key={code}>
            <button type="button" class="list-button" onClick={() => openCode(code)}>
              <b>{title}</b>
              {name !== null && name !== title && <span>{name}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Ready() {
  const { texts } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  return (
    <main class="ready">
      <div class="ready-hint">
        <Icon name="label" />
        <h1 ref={heading} tabIndex={-1}>
          {texts.ready.title}
        </h1>
        <p>{texts.ready.hint}</p>
        <p class="muted">{texts.ready.scanner}</p>
        {!window.isSecureContext && (
          <p class="hint">
            {texts.ready.plainHttp} <a href={`/secure?lang=${texts.language}`}>{texts.ready.makeSecure}</a>
          </p>
        )}
      </div>
      <CodeForm />
      <LastParts />
    </main>
  );
}
