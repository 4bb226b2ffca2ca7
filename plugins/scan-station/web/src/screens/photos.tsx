import { useEffect, useMemo, useState } from 'preact/hooks';
import { usePage } from '../page-context';
import { shrunk } from '../photos/shrunk';

/** More than these tell no more; the door takes ten attachments. */
const MAX_PHOTOS = 4;

export interface PhotosProps {
  photos: readonly Blob[];
  onChange(next: (now: readonly Blob[]) => readonly Blob[]): void;
}

/** Photos of a report: from the camera of the phone or chosen, made small before they are kept. */
export function Photos({ photos, onChange }: PhotosProps) {
  const { texts } = usePage();
  const [state, setState] = useState<'idle' | 'working' | 'unreadable'>('idle');
  const words = texts.photos;
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])].slice(0, MAX_PHOTOS - photos.length);
    // The same file may be chosen again.
    input.value = '';
    if (files.length === 0) return;
    setState('working');
    const made = await Promise.all(files.map((file) => shrunk(file).catch(() => null)));
    const read = made.filter((photo) => photo !== null);
    onChange((now) => [...now, ...read].slice(0, MAX_PHOTOS));
    setState(read.length < made.length ? 'unreadable' : 'idle');
  };
  const remove = (photo: Blob) => () => onChange((now) => now.filter((one) => one !== photo));
  const isFull = photos.length >= MAX_PHOTOS;
  return (
    <fieldset class="tiles photos">
      <legend>{words.title}</legend>
      {photos.map((photo, place) => (
        <Photo key={photo} photo={photo} place={place + 1} onRemove={remove(photo)} />
      ))}
      {!isFull && <Choice words={words.take} capture onTake={take} />}
      {!isFull && <Choice words={words.choose} onTake={take} />}
      <p class={state === 'unreadable' ? 'problem photos-say' : 'photos-say'} role="status">
        {state === 'working' && words.working}
        {state === 'unreadable' && words.unreadable}
      </p>
    </fieldset>
  );
}

function Choice(props: { words: string; capture?: boolean; onTake(input: HTMLInputElement): Promise<void> }) {
  return (
    <label class="tile">
      <input
        type="file"
        accept="image/*"
        capture={props.capture ? 'environment' : undefined}
        multiple={!props.capture}
        onChange={(event) => void props.onTake(event.currentTarget)}
      />
      <span>{props.words}</span>
    </label>
  );
}

function Photo({ photo, place, onRemove }: { photo: Blob; place: number; onRemove(): void }) {
  const { texts } = usePage();
  const address = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <div class="photo">
      <img src={address} alt={texts.photos.photo(place)} />
      <button type="button" class="second-action" aria-label={texts.photos.remove(place)} onClick={onRemove}>
        ✕
      </button>
    </div>
  );
}
