import { useCallback, useState } from 'preact/hooks';
import { chooseCamera } from '../camera/camera';
import { useCamera, type Camera } from '../camera/use-camera';
import { cameraNames } from '../logic/camera-names';
import { readTogether, type Scan } from '../logic/scan-input';
import { deviceStorage } from '../server/storage';
import type { Texts } from '../texts';
import { Pending } from './pending';
import { useDialog } from './use-dialog';

interface Props {
  texts: Texts;
  onScan(scan: Scan): void;
  onClose(): void;
}

/** The camera's picture over the whole page, until it has read a label or a badge. */
export function CameraView({ texts, onScan, onClose }: Props) {
  const [attempt, setAttempt] = useState(0);
  const [unread, setUnread] = useState<'foreign' | 'several' | null>(null);
  const [isLit, setLit] = useState(false);
  const onTexts = useCallback(
    (texts: string[]) => {
      const found = readTogether(texts);
      if (found === 'none') return;
      if (typeof found === 'string') setUnread(found);
      else onScan(found);
    },
    [onScan],
  );
  const camera = useCamera(onTexts, attempt);
  const { video, state, open } = camera;
  const dialog = useDialog<HTMLElement>(onClose);
  const words = texts.camera;
  const light = open?.light ?? null;
  const openAnew = (): void => {
    setLit(false);
    setAttempt((count) => count + 1);
  };
  const choose = (id: string): void => {
    chooseCamera(deviceStorage, id);
    openAnew();
  };
  const switchLight = (): void => {
    // A lamp that refuses stays as it is.
    light?.(!isLit).then(
      () => setLit(!isLit),
      () => undefined,
    );
  };
  const isSeen = state === 'on' || state === 'starting';
  const says = words[state === 'on' ? (unread ?? 'aim') : state];
  return (
    <section
      class={`camera ${isSeen ? '' : 'camera-off'}`}
      role="dialog"
      aria-modal="true"
      aria-label={words.title}
      ref={dialog}
    >
      <video ref={video} autoPlay muted playsInline />
      <p class="camera-says" role="status">
        {says}
      </p>
      <Pending texts={texts} />
      <Actions {...{ texts, camera, isLit, switchLight, choose, openAnew, onClose }} />
    </section>
  );
}

interface ActionsProps extends Pick<Props, 'texts' | 'onClose'> {
  camera: Camera;
  isLit: boolean;
  switchLight(): void;
  choose(id: string): void;
  openAnew(): void;
}

function Actions({ texts, camera, isLit, switchLight, choose, openAnew, onClose }: ActionsProps) {
  const words = texts.camera;
  const { state, open, choices } = camera;
  const names = cameraNames(
    choices.map(({ name }) => name),
    words,
  );
  return (
    <div class="camera-actions">
      {choices.length > 1 && (
        <select
          class="second-action"
          aria-label={words.choose}
          value={open?.id ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {choices.map(({ id }, place) => (
            <option key={id} value={id}>
              {names[place]}
            </option>
          ))}
        </select>
      )}
      {(state === 'ended' || state === 'busy') && (
        <button type="button" class="second-action" onClick={openAnew}>
          {words.again}
        </button>
      )}
      {open?.light && (
        <button type="button" class="second-action" aria-pressed={isLit} onClick={switchLight}>
          {words.light}
        </button>
      )}
      <button type="button" class="main-action" data-first onClick={onClose}>
        {words.close}
      </button>
    </div>
  );
}
