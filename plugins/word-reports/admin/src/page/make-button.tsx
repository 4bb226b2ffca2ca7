import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { newUuid, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { MadeAnswer, ReportOrder } from '../../../contracts';
import { keptAsOf } from '../onedrive/kept-offer';
import { useSay } from '../texts';
import { RunBar } from './run-bar';
import { useMade } from './use-made';

interface MakeButtonProps {
  order: ReportOrder | null;
  ready: boolean;
  onMade(): void;
  /** Why it failed, where data that were read before would help; null: it is tried anew. */
  onRefused(failure: ApiFailure | null): void;
}

/** Makes the reports and saves the file, with a bar while many are made. */
export function MakeButton({ order, ready, onMade, onRefused }: MakeButtonProps) {
  const say = useSay();
  const api = useApi();
  const handOver = useMade();
  const { toggleNotification } = useNotification();
  const [watched, setWatched] = useState<string | null>(null);
  const make = (): void => {
    const progressId = newUuid();
    setWatched(progressId);
    onRefused(null);
    api
      .post<MadeAnswer>('/word-reports/make', { ...order, progressId })
      .then(
        (made) => {
          handOver(made);
          onMade();
        },
        (failure: ApiFailure) => {
          toggleNotification({ type: 'danger', message: failure.message });
          if (keptAsOf(failure) !== null) onRefused(failure);
        },
      )
      .finally(() => setWatched(null));
  };
  return (
    <Flex gap={3} wrap="wrap">
      <RunBar id={watched} />
      <Button
        startIcon={<Download />}
        disabled={order === null || !ready}
        loading={watched !== null}
        onClick={make}
      >
        {say('make')}
      </Button>
    </Flex>
  );
}
