import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { Button, Field, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useSay } from '../texts';
import type { PhotoWish } from './use-saving';

const Picture = styled.img`
  max-width: 100%;
  max-height: 16rem;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const HiddenInput = styled.input`
  position: absolute;
  width: 1px;
  height: 1px;
  opacity: 0;
`;

interface PhotoFieldProps {
  wish: PhotoWish;
  /** The photo that the note has already. */
  present: string | null;
  onWish(wish: PhotoWish): void;
}

/** The address of what would be shown: the chosen file, the photo of the note, nothing. */
function useShown(wish: PhotoWish, present: string | null): string | null {
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    if (!(wish instanceof File)) return undefined;
    const url = URL.createObjectURL(wish);
    setChosen(url);
    return () => {
      setChosen(null);
      URL.revokeObjectURL(url);
    };
  }, [wish]);
  if (wish instanceof File) return chosen;
  return wish === 'keep' ? present : null;
}

/** Choose a photo, see it, take it away again. */
export function PhotoField({ wish, present, onWish }: PhotoFieldProps) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const shown = useShown(wish, present);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) onWish(file);
    // The same file may be chosen again after it was taken away.
    event.target.value = '';
  };
  return (
    <Field.Root width="100%" hint={say('notes.photo.hint')}>
      <Field.Label>{say('notes.photo')}</Field.Label>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        {shown && <Picture src={shown} alt={say('notes.photo')} />}
        <HiddenInput
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          aria-label={say('notes.photo.choose')}
          tabIndex={-1}
          onChange={take}
        />
        <Flex gap={2} wrap="wrap">
          <Button size="S" variant="secondary" onClick={() => input.current?.click()}>
            {say(shown ? 'notes.photo.other' : 'notes.photo.choose')}
          </Button>
          {shown && (
            <Button size="S" variant="tertiary" onClick={() => onWish('none')}>
              {say('notes.photo.remove')}
            </Button>
          )}
        </Flex>
      </Flex>
      <Field.Hint />
    </Field.Root>
  );
}
