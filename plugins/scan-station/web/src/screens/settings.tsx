import { useState } from 'preact/hooks';
import { isOn, switchSense, type Sense } from '../feedback';
import { usePage } from '../page-context';
import { deviceStorage } from '../server/storage';

const SENSES: readonly Sense[] = ['sound', 'vibration'];

/** What this device does besides showing an answer. */
export function Settings() {
  const { texts } = usePage();
  const [, setChanges] = useState(0);
  return (
    <section class="settings" aria-label={texts.settings.title}>
      {SENSES.map((sense) => (
        <button
          key={sense}
          type="button"
          class="second-action"
          aria-pressed={isOn(deviceStorage, sense)}
          onClick={() => {
            switchSense(deviceStorage, sense);
            setChanges((count) => count + 1);
          }}
        >
          {texts.settings[sense](isOn(deviceStorage, sense))}
        </button>
      ))}
    </section>
  );
}
