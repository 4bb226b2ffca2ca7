import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { useMay } from '../../../../../../src/admin/kit';
import { useSay } from '../../texts';
import type { TickedBatch } from '../use-ticked';
import { bulkActsFor, type BulkAct } from './bulk-acts';
import type { BulkDialogProps } from './bulk-frame';
import { HoldDialog } from './hold-dialog';
import { ResponsibleDialog } from './responsible-dialog';
import { RouteDialog } from './route-dialog';

function Dialog({ act, ...props }: BulkDialogProps & { act: BulkAct }) {
  switch (act) {
    case 'responsible':
      return <ResponsibleDialog {...props} />;
    case 'route':
      return <RouteDialog {...props} />;
    case 'hold':
    case 'release-hold':
      return <HoldDialog act={act} {...props} />;
  }
}

interface BulkButtonsProps {
  /** Nothing is shown where there are none, but a dialog that is open stays. */
  batches: readonly TickedBatch[];
  onDone(codes: string[]): void;
  /** A dialog was closed, whatever was done in it. */
  onClosed(): void;
}

/** The acts on several batches that this person may do, each with its dialog. */
export function BulkButtons({ batches, onDone, onClosed }: BulkButtonsProps) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState<{ act: BulkAct; batches: readonly TickedBatch[] } | null>(null);
  const close = () => {
    setOpen(null);
    onClosed();
  };
  return (
    <>
      {batches.length > 0 &&
        bulkActsFor(may).map((act) => (
          <Button
            key={act}
            size="S"
            variant="tertiary"
            onClick={() => setOpen({ act, batches })}
            data-bulk={act}
          >
            {say(`bulk.${act}`)}
          </Button>
        ))}
      {open && <Dialog {...open} onDone={onDone} onClose={close} />}
    </>
  );
}
