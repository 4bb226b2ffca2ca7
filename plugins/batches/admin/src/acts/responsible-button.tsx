import { useEffect, useState } from 'react';
import { Button } from '@strapi/design-system';
import { ChoiceField, DialogFrame, useMay, useSending } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** No user name: names have three characters at least. */
const NOBODY = '-';

interface ResponsibleProps {
  page: BatchPage;
  onDone(): void;
}

function ResponsibleDialog({ page, onDone, onClose }: ResponsibleProps & { onClose(): void }) {
  const say = useSay();
  const { code, responsible } = page.part;
  const present = responsible?.name ?? NOBODY;
  const [user, setUser] = useState(present);
  const { answer, failure, busy, send } = useSending<object>();

  useEffect(() => {
    if (!answer) return;
    onDone();
    onClose();
  }, [answer, onDone, onClose]);

  const names = new Set([...(responsible ? [responsible.name] : []), ...page.operators]);
  return (
    <DialogFrame
      title={say('responsible.title')}
      about={say('responsible.about')}
      action={say('responsible.send')}
      ready={user !== present}
      busy={busy}
      failure={failure}
      onSend={() =>
        send('/tracker/parts/responsible', { codes: [code], user: user === NOBODY ? null : user })
      }
      onClose={onClose}
    >
      <ChoiceField
        label={say('responsible.who')}
        value={user}
        choices={[
          { value: NOBODY, text: say('responsible.nobody') },
          ...[...names].map((name) => ({ value: name, text: name })),
        ]}
        onChange={setUser}
      />
    </DialogFrame>
  );
}

/** Say who answers for a batch, for whoever may; not for a cancelled one. */
export function ResponsibleButton({ page, onDone }: ResponsibleProps) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('set-responsible') || page.part.status === 'cancelled') return null;
  return (
    <>
      <Button size="S" variant="tertiary" onClick={() => setOpen(true)} data-responsible>
        {say('responsible.button')}
      </Button>
      {open && <ResponsibleDialog page={page} onDone={onDone} onClose={() => setOpen(false)} />}
    </>
  );
}
