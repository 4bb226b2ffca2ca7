import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { ErrorState, formatInstant, LoadingState, useMay } from '../../../../../src/admin/kit';
import type { NoteView } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { DeleteDialog } from './delete-dialog';
import { NoteDialog } from './note-dialog';
import { useNotes } from './use-notes';

const Item = styled.li`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem;
  align-items: flex-start;
  justify-content: space-between;
  padding: 1.2rem 0;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  &:first-child {
    border-top: none;
  }
`;

/** Text as it was typed, lines and all; a long word does not widen the page. */
const Words = styled.p`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-size: 1.4rem;
  line-height: 1.43;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Thumbnail = styled.img`
  display: block;
  max-width: 100%;
  height: 9rem;
  object-fit: cover;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

type Open = { kind: 'write' } | { kind: 'edit' | 'delete'; note: NoteView } | null;

interface NoteProps {
  note: NoteView;
  timeZone: string;
  mayEdit: boolean;
  mayDelete: boolean;
  onOpen(open: Open): void;
}

function useSignature(timeZone: string): (note: NoteView) => string {
  const say = useSay();
  const { locale } = useIntl();
  const at = (instant: string) => formatInstant(instant, locale, timeZone);
  return ({ author, createdAt, editedAt, operation }) =>
    [
      operation && say('event.operation', { n: operation.number, stage: operation.stage }),
      say('notes.who', { name: author.name, at: at(createdAt) }),
      editedAt && say('notes.edited', { at: at(editedAt) }),
    ]
      .filter(Boolean)
      .join(' · ');
}

function Note({ note, timeZone, mayEdit, mayDelete, onOpen }: NoteProps) {
  const say = useSay();
  const sign = useSignature(timeZone);
  return (
    <Item data-note={note.id}>
      <Flex direction="column" alignItems="flex-start" gap={2} flex="1 1 24rem">
        <Words>{note.text}</Words>
        {note.photo && (
          <a href={note.photo.url} target="_blank" rel="noreferrer" title={say('notes.photo.open')}>
            <Thumbnail src={note.photo.url} alt={say('notes.photo')} />
          </a>
        )}
        <Typography variant="pi" textColor="neutral600">
          {sign(note)}
        </Typography>
      </Flex>
      <Flex gap={2}>
        {mayEdit && (
          <Button size="S" variant="tertiary" onClick={() => onOpen({ kind: 'edit', note })} data-edit>
            {say('notes.edit')}
          </Button>
        )}
        {mayDelete && (
          <Button size="S" variant="tertiary" onClick={() => onOpen({ kind: 'delete', note })} data-delete>
            {say('notes.delete')}
          </Button>
        )}
      </Flex>
    </Item>
  );
}

interface NotesCardProps {
  page: BatchPage;
  readAtMs: number | null;
  onDone(): void;
}

/** The notes on a batch, newest first; whoever may write them edits and deletes own ones. */
export function NotesCard({ page, readAtMs, onDone }: NotesCardProps) {
  const say = useSay();
  const may = useMay();
  const { code } = page.part;
  const { notes, failure } = useNotes(code, readAtMs);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const mayWrite = may('write-notes');
  return (
    <Box tag="section" background="neutral0" hasRadius shadow="tableShadow" padding={5} data-notes>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography variant="delta" tag="h2">
          {say('notes.title')}
        </Typography>
        {mayWrite && (
          <Button size="S" variant="secondary" onClick={() => setOpen({ kind: 'write' })} data-write-note>
            {say('notes.write')}
          </Button>
        )}
      </Flex>
      {failure && <ErrorState failure={failure} />}
      {!notes && !failure && <LoadingState />}
      {notes?.length === 0 && <Typography textColor="neutral600">{say('notes.none')}</Typography>}
      <Box tag="ol">
        {notes?.map((note) => (
          <Note
            key={note.id}
            note={note}
            timeZone={page.timeZone}
            mayEdit={mayWrite && note.own}
            mayDelete={mayWrite && (note.own || may('correct-others'))}
            onOpen={setOpen}
          />
        ))}
      </Box>
      {(open?.kind === 'write' || open?.kind === 'edit') && (
        <NoteDialog
          page={page}
          note={open.kind === 'edit' ? open.note : null}
          onDone={onDone}
          onClose={close}
        />
      )}
      {open?.kind === 'delete' && (
        <DeleteDialog code={code} note={open.note} onDone={onDone} onClose={close} />
      )}
    </Box>
  );
}
