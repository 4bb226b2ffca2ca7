import { useState } from 'react';
import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { formatCount, useMay } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { Card } from '../page/side';
import { useSay } from '../texts';
import { AddDialog } from './add-dialog';
import { LineDialog, type BomLine } from './line-dialog';

type Open = { kind: 'add' } | { kind: 'change' | 'remove'; line: BomLine } | null;

function LineRow({ line, mayEdit, onOpen }: { line: BomLine; mayEdit: boolean; onOpen(open: Open): void }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Flex gap={2} justifyContent="space-between" alignItems="flex-start" data-line={line.code}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Link to={`/plugins/batches/${line.code}`}>
          <Typography textColor="primary600">
            {[line.designation, line.name].filter(Boolean).join(' · ')}
          </Typography>
        </Link>
        <Typography variant="pi" textColor="neutral600">
          {say('composition.line', {
            n: formatCount(line.quantityPerParent, locale),
            finished: formatCount(line.finished, locale),
            required: formatCount(line.required, locale),
          })}
        </Typography>
      </Flex>
      {mayEdit && (
        <Flex gap={1}>
          <IconButton
            variant="ghost"
            label={say('line.change')}
            onClick={() => onOpen({ kind: 'change', line })}
            data-change
          >
            <Pencil />
          </IconButton>
          <IconButton
            variant="ghost"
            label={say('line.remove.title')}
            onClick={() => onOpen({ kind: 'remove', line })}
            data-remove
          >
            <Trash />
          </IconButton>
        </Flex>
      )}
    </Flex>
  );
}

/** What goes into one piece of a batch; whoever may edit bills of materials adds, changes and removes lines. */
export function CompositionCard({ page, onDone }: { page: BatchPage; onDone(): void }) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const { composition, part } = page;
  const mayEdit = may('edit-composition') && part.status !== 'cancelled';
  return (
    <Card title={say('composition.title')}>
      {composition.length === 0 && <Typography textColor="neutral600">{say('composition.none')}</Typography>}
      {composition.map((line) => (
        <LineRow key={line.code} line={line} mayEdit={mayEdit} onOpen={setOpen} />
      ))}
      {mayEdit && (
        <Button size="S" variant="secondary" onClick={() => setOpen({ kind: 'add' })} data-add-line>
          {say('line.add')}
        </Button>
      )}
      {open?.kind === 'add' && <AddDialog page={page} onDone={onDone} onClose={close} />}
      {(open?.kind === 'change' || open?.kind === 'remove') && (
        <LineDialog kind={open.kind} page={page} line={open.line} onDone={onDone} onClose={close} />
      )}
    </Card>
  );
}
