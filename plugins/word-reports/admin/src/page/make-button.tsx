import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { newUuid, type ApiFailure } from '../../../../../src/admin/kit';
import type { ReportOrder } from '../../../contracts';
import { keptAsOf } from '../onedrive/kept-offer';
import { useSay } from '../texts';
import { RunBar } from './run-bar';
import { useSendingRun } from './use-sending-run';

interface MakeButtonProps {
  order: ReportOrder | null;
  ready: boolean;
  /** The log has changed: something was made, or may be under way although its answer was lost. */
  onMade(): void;
  /** Why it failed, where data that were read before would help; null: it is tried anew. */
  onRefused(failure: ApiFailure | null): void;
}

/** Makes the reports and saves the file, with a bar while many are made. */
export function MakeButton({ order, ready, onMade, onRefused }: MakeButtonProps) {
  const say = useSay();
  const [watched, setWatched] = useState<string | null>(null);
  const send = useSendingRun();
  const make = (): void => {
    const progressId = newUuid();
    setWatched(progressId);
    onRefused(null);
    void send('/word-reports', { ...order, ifNotSaved: 'send', progressId }).then((failure) => {
      setWatched(null);
      onMade();
      if (failure && keptAsOf(failure) !== null) onRefused(failure);
    });
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
