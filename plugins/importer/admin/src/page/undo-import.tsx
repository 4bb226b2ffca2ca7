import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { ErrorState, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { UndoneImport } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** Take the import back; what people have worked on may stay while the rest goes. */
export function UndoImport({ importId }: { importId: string }) {
  const say = useSay();
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [undone, setUndone] = useState<UndoneImport | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const undo = (onlyUnused: boolean): void => {
    setBusy(true);
    setFailure(null);
    api
      .post<UndoneImport>(`/importer/imports/${importId}/undo`, onlyUnused ? { onlyUnused } : {})
      .then(setUndone, setFailure)
      .finally(() => setBusy(false));
  };
  if (undone) {
    const { cancelled, restored, inUse } = undone;
    const counts = { cancelled: String(cancelled), restored: String(restored), inUse: String(inUse) };
    return (
      <Typography tag="p" role="status">
        {say('result.undone', counts)}
      </Typography>
    );
  }
  const unused = failure?.code === 'import-in-use' ? Number(failure.details.unused) : 0;
  return (
    <Flex direction="column" gap={4}>
      {failure && <ErrorState failure={failure} />}
      <Button variant="danger-light" loading={busy} disabled={busy} onClick={() => undo(unused > 0)}>
        {busy
          ? say('result.undoing')
          : unused > 0
            ? say('result.undoUnused', { unused })
            : say('result.undo')}
      </Button>
    </Flex>
  );
}
