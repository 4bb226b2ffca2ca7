import { useRef, useState, type DragEvent } from 'react';
import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { styled } from 'styled-components';
import { useSay } from '../texts';

const ACCEPTED = '.xlsx,.csv,.tsv,.txt';

const Zone = styled.div<{ $over: boolean }>`
  padding: 4.8rem 2.4rem;
  border-radius: 8px;
  text-align: center;
  border: 2px dashed ${({ theme, $over }) => ($over ? theme.colors.primary600 : theme.colors.neutral300)};
  background: ${({ theme, $over }) => ($over ? theme.colors.primary100 : theme.colors.neutral0)};
`;

interface DropZoneProps {
  /** The name of the file that is being read; null: none. */
  reading: string | null;
  onFile(file: File): void;
}

/** Drag a file here or choose one. The same file may be chosen again. */
export function DropZone({ reading, onFile }: DropZoneProps) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && reading === null) onFile(file);
  }

  return (
    <Zone
      $over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      aria-busy={reading !== null}
    >
      <Flex direction="column" gap={3}>
        {reading === null ? (
          <>
            <Typography variant="beta" tag="p">
              {say('drop.title')}
            </Typography>
            <Typography textColor="neutral600">{say('drop.or')}</Typography>
            <Button startIcon={<Upload />} size="L" onClick={() => input.current?.click()}>
              {say('drop.choose')}
            </Button>
          </>
        ) : (
          <>
            <Loader>{say('drop.reading', { name: reading })}</Loader>
            <Typography>{say('drop.reading', { name: reading })}</Typography>
          </>
        )}
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          hidden
          aria-label={say('drop.choose')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
      </Flex>
    </Zone>
  );
}
