import { useEffect } from 'react';
import { Typography } from '@strapi/design-system';
import { DialogFrame, useSending } from '../../../../../src/admin/kit';
import type { NoteView } from '../../../../../src/tracking/contracts';
import { useSay } from '../texts';

interface DeleteDialogProps {
  code: string;
  note: NoteView;
  onDone(): void;
  onClose(): void;
}

/** Delete a note: what it said goes, that it was there stays. */
export function DeleteDialog({ code, note, onDone, onClose }: DeleteDialogProps) {
  const say = useSay();
  const { answer, failure, busy, remove } = useSending<object>();
  useEffect(() => {
    if (!answer) return;
    onDone();
    onClose();
  }, [answer, onDone, onClose]);
  return (
    <DialogFrame
      title={say('notes.delete.title')}
      about={say('notes.delete.about')}
      action={say('notes.delete.send')}
      final
      ready
      busy={busy}
      failure={failure}
      onSend={() => remove(`/tracker/parts/${code}/notes/${note.id}`)}
      onClose={onClose}
    >
      <Typography textColor="neutral600">{note.text}</Typography>
    </DialogFrame>
  );
}
