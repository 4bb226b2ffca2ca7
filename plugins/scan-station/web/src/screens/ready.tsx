import { useState } from 'preact/hooks';
import { isComplete, readScan } from '../logic/scan-input';
import { hasCamera } from '../camera/camera';
import { usePage } from '../page-context';
import { lastParts } from '../server/last-parts';
import { deviceStorage } from '../server/storage';
import type { Reports } from '../outbox/use-reports';
import { Catcher } from './catcher';
import { Icon } from './icon';
import { PlainHttp } from './plain-http';
import { Settings } from './settings';
import { ScanButton } from './scan-button';
import { Waiting } from './waiting-list';

function CodeForm() {
  const { texts, onScan } = usePage();
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const scan = readScan(text);
  // A wrong character is told with the last one typed, not only when the code is opened.
  const malformed = scan.kind === 'unknown' && (isTried || isComplete(text));
  const submit = (): void => {
    setTried(true);
    if (scan.kind !== 'unknown') onScan(scan);
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
            setTried(false);
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

export function Ready({ reports }: { reports: Pick<Reports, 'show' | 'kept'> }) {
  const { texts, risk, onScan } = usePage();
  return (
    <main class="ready">
      <div class="ready-hint">
        <Icon name="label" />
        <h1>{texts.ready.title}</h1>
        {!hasCamera() && <p>{texts.ready.hint}</p>}
        <p class="muted">{texts.ready.scanner}</p>
        <PlainHttp texts={texts} isShort={false} />
        {risk !== null && (
          <p class={`storage-risk ${risk === 'mayBeEvicted' ? 'muted' : 'hint'}`} role="status">
            {texts.ready[risk]}
          </p>
        )}
      </div>
      <Catcher texts={texts} onScan={onScan} />
      <ScanButton texts={texts} onScan={onScan} />
      <CodeForm />
      <Waiting kept={reports.kept} />
      <LastParts />
      <button type="button" class="second-action" onClick={() => reports.show({ kind: 'shift' })}>
        {texts.shift.mine}
      </button>
      <Settings />
    </main>
  );
}
