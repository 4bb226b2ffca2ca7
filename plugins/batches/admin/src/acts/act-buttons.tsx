import { useState, type ReactNode } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { useMay } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { ActDialog } from './act-dialog';
import { actsFor, type Act } from './acts';

interface ActButtonsProps {
  page: BatchPage;
  onDone(): void;
  /** More buttons of the same row. */
  children?: ReactNode;
}

/** The acts that this batch offers to this person; nothing where there are none. */
export function ActButtons({ page, onDone, children }: ActButtonsProps) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState<Act | null>(null);
  return (
    <Flex gap={2} wrap="wrap">
      {actsFor(page.part, may).map((act) => (
        <Button
          key={act.name}
          size="S"
          variant={act.final ? 'danger-light' : act.name === 'release-hold' ? 'default' : 'tertiary'}
          onClick={() => setOpen(act)}
          data-act={act.name}
        >
          {say(`act.${act.name}`)}
        </Button>
      ))}
      {children}
      {open && <ActDialog act={open} page={page} onDone={onDone} onClose={() => setOpen(null)} />}
    </Flex>
  );
}
