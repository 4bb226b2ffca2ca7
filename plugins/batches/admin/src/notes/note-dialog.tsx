import { useEffect, useState } from 'react';
import { Field, Textarea } from '@strapi/design-system';
import { ChoiceField, DialogFrame, newUuid } from '../../../../../src/admin/kit';
import type { NoteView } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { PhotoField } from './photo-field';
import { useSaving, type PhotoWish } from './use-saving';

/** The server's own limit. */
const MAX_LENGTH = 2000;
/** A choice needs a value; the empty one would show nothing. */
const WHOLE = 'whole';

interface NoteDialogProps {
  page: BatchPage;
  /** The note to edit; null: a new one. */
  note: NoteView | null;
  onDone(): void;
  onClose(): void;
}

function TextField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const say = useSay();
  return (
    <Field.Root width="100%" required>
      <Field.Label>{say('notes.text')}</Field.Label>
      <Textarea
        name="text"
        value={value}
        onChange={(event: { target: { value: string } }) => onChange(event.target.value.slice(0, MAX_LENGTH))}
      />
    </Field.Root>
  );
}

function About({
  page: { operations },
  value,
  onChange,
}: {
  page: BatchPage;
  value: string;
  onChange(value: string): void;
}) {
  const say = useSay();
  if (operations.length === 0) return null;
  const choices = [
    { value: WHOLE, text: say('notes.whole') },
    ...operations.map(({ number, stage }) => ({
      value: String(number),
      text: say('event.operation', { n: number, stage }),
    })),
  ];
  return <ChoiceField label={say('notes.operation')} value={value} choices={choices} onChange={onChange} />;
}

/** Write a note on a batch, or edit an own one. What a note is about stays. */
export function NoteDialog({ page, note, onDone, onClose }: NoteDialogProps) {
  const say = useSay();
  const [noteId] = useState(() => note?.id ?? newUuid());
  const [text, setText] = useState(note?.text ?? '');
  const [operation, setOperation] = useState(WHOLE);
  const [photo, setPhoto] = useState<PhotoWish>(note?.photo ? 'keep' : 'none');
  const { busy, saved, failure, save } = useSaving(page.part.code, noteId, note === null);

  useEffect(() => {
    if (!saved) return;
    onDone();
    onClose();
  }, [saved, onDone, onClose]);

  return (
    <DialogFrame
      title={say(note ? 'notes.edit.title' : 'notes.write')}
      about={say('notes.about')}
      action={say('notes.save')}
      ready={text.trim() !== ''}
      busy={busy}
      failure={failure}
      onSend={() =>
        save({ text: text.trim(), operation: operation === WHOLE ? null : Number(operation), photo })
      }
      onClose={onClose}
    >
      <TextField value={text} onChange={setText} />
      {!note && <About page={page} value={operation} onChange={setOperation} />}
      <PhotoField wish={photo} present={note?.photo?.url ?? null} onWish={setPhoto} />
    </DialogFrame>
  );
}
