import { useState } from 'preact/hooks';
import { isOn, switchSense, type Sense } from '../feedback';
import { usePage } from '../page-context';
import { setSharing, SHARINGS, sharingOf } from '../logic/sharing';
import { deviceStorage } from '../server/storage';

const SENSES: readonly Sense[] = ['sound', 'vibration'];

/** What this device does besides showing an answer. */
export function Settings() {
  const { texts } = usePage();
  const [, setChanges] = useState(0);
  const sharing = sharingOf(deviceStorage);
  const change = (act: () => void) => () => {
    act();
    setChanges((count) => count + 1);
  };
  return (
    <section class="settings" aria-label={texts.settings.title}>
      <h2>{texts.settings.title}</h2>
      {SENSES.map((sense) => (
        <button
          key={sense}
          type="button"
          class="second-action"
          aria-pressed={isOn(deviceStorage, sense)}
          onClick={change(() => switchSense(deviceStorage, sense))}
        >
          {texts.settings[sense](isOn(deviceStorage, sense))}
        </button>
      ))}
      <fieldset class="tiles sharing">
        <legend>{texts.settings.sharing}</legend>
        {SHARINGS.map((choice) => (
          <label key={choice} class="tile">
            <input
              type="radio"
              name="sharing"
              checked={choice === sharing}
              onChange={change(() => setSharing(deviceStorage, choice))}
            />
            <span>{texts.settings.sharings[choice]}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
