import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatInstant, useApi, useMay } from '../../../../../src/admin/kit';
import type { KeptUndo } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { SettleUndoDialog } from './settle-undo-dialog';

/** Undos of this batch that wait on devices. @param at changes when they are to be read again */
function useKeptUndos(code: string, isShown: boolean, at: unknown): KeptUndo[] {
  const api = useApi();
  const [undos, setUndos] = useState<KeptUndo[]>([]);
  useEffect(() => {
    if (!isShown) return undefined;
    let isCurrent = true;
    api.get<{ undos: KeptUndo[] }>(`/tracker/refused-reports?part=${code}`).then(
      (read) => isCurrent && setUndos(read.undos),
      // Those of last time stay; the page says itself that it lost the server.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [api, code, isShown, at]);
  return undos;
}

interface KeptUndosBannerProps {
  page: BatchPage;
  readAtMs: number | null;
  onDone(): void;
}

/** Who has taken reports of this batch back on a device that may not send that; nothing where nobody has. */
export function KeptUndosBanner({ page: { part, timeZone }, readAtMs, onDone }: KeptUndosBannerProps) {
  const say = useSay();
  const { locale } = useIntl();
  const may = useMay()('correct-others');
  const [settled, setSettled] = useState<string | null>(null);
  const [open, setOpen] = useState<KeptUndo | null>(null);
  const undos = useKeptUndos(part.code, may, `${readAtMs} ${settled}`);
  if (undos.length === 0) return null;
  return (
    <Box background="warning100" borderColor="warning500" hasRadius padding={4} role="status" data-kept-undos>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography fontWeight="bold" textColor="warning700" tag="p">
          {say('keptUndo.title')}
        </Typography>
        {undos.map((undo) => (
          <Flex key={undo.undoId} gap={4} justifyContent="space-between" wrap="wrap">
            <Typography textColor="warning700">
              {say('keptUndo.what', {
                ...{ operator: undo.operator, where: undo.stage ?? String(undo.operation) },
                ...{ good: undo.good, scrapped: undo.scrapped, rework: undo.rework },
                at: formatInstant(undo.occurredAt, locale, timeZone),
              })}
            </Typography>
            <Button size="S" variant="tertiary" onClick={() => setOpen(undo)}>
              {say('keptUndo.settle')}
            </Button>
          </Flex>
        ))}
      </Flex>
      {open && (
        <SettleUndoDialog
          undo={open}
          onDone={() => {
            setSettled(open.undoId);
            onDone();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Box>
  );
}
