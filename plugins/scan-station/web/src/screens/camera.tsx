import { useCallback, useState } from 'preact/hooks';
import { chooseCamera } from '../camera/camera';
import { useCamera } from '../camera/use-camera';
import { readScan, type Scan } from '../logic/scan-input';
import { deviceStorage } from '../server/storage';
import type { Texts } from '../texts';

interface Props {
  texts: Texts;
  onScan(scan: Scan): void;
  onClose(): void;
}

/** The camera's picture over the whole page, until it has read a label or a badge. */
export function CameraView({ texts, onScan, onClose }: Props) {
  const [attempt, setAttempt] = useState(0);
  const [isForeign, setForeign] = useState(false);
  const [isLit, setLit] = useState(false);
  const onText = useCallback(
    (text: string) => {
      const scan = readScan(text);
      if (scan.kind === 'unknown') setForeign(true);
      else onScan(scan);
    },
    [onScan],
  );
  const { video, state, open, choices } = useCamera(onText, attempt);
  const words = texts.camera;
  const light = open?.light ?? null;
  const choose = (id: string): void => {
    chooseCamera(deviceStorage, id);
    setLit(false);
    setAttempt((count) => count + 1);
  };
  const switchLight = (): void => {
    // A lamp that refuses stays as it is.
    light?.(!isLit).then(
      () => setLit(!isLit),
      () => undefined,
    );
  };
  const says = state === 'on' ? (isForeign ? words.foreign : words.aim) : words[state];
  return (
    <section class="camera" aria-label={words.title}>
      <video ref={video} autoPlay muted playsInline />
      <p class="camera-says" role="status">
        {says}
      </p>
      <div class="camera-actions">
        {choices.length > 1 && (
          <select
            class="second-action"
            aria-label={words.choose}
            value={open?.id ?? ''}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        {light && (
          <button type="button" class="second-action" aria-pressed={isLit} onClick={switchLight}>
            {words.light}
          </button>
        )}
        <button type="button" class="main-action" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </section>
  );
}
