import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { useMay } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { BehalfDialog } from './behalf-dialog';

/** Report the work of an operator who could not; for whoever may correct others. */
export function BehalfButton({ page, onDone }: { page: BatchPage; onDone(): void }) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { part, operations, operators } = page;
  if (!may('report') || !may('correct-others')) return null;
  if (part.status === 'cancelled' || operations.length === 0 || operators.length === 0) return null;
  return (
    <>
      <Button size="S" variant="tertiary" onClick={() => setOpen(true)} data-behalf>
        {say('behalf.button')}
      </Button>
      {open && <BehalfDialog page={page} onDone={onDone} onClose={() => setOpen(false)} />}
    </>
  );
}
