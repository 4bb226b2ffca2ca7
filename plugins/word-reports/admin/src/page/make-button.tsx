import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { newUuid, useApi, WorkBar, type ApiFailure } from '../../../../../src/admin/kit';
import type { MadeAnswer, ReportOrder, RunProgress } from '../../../contracts';
import { useSay } from '../texts';
import { useMade } from './use-made';

const ASK_EVERY_MS = 700;

/** How far a run is; null before it is known, or where another process makes it. */
function useProgress(id: string | null): RunProgress | null {
  const api = useApi();
  const [progress, setProgress] = useState<RunProgress | null>(null);
  useEffect(() => {
    setProgress(null);
    if (id === null) return undefined;
    // 404: it has not begun yet, or is over.
    const ask = () =>
      void api.get<RunProgress>(`/word-reports/progress/${id}`).then(setProgress, () => undefined);
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [api, id]);
  return progress;
}

const percentOf = ({ done, total }: RunProgress): number => Math.round((100 * done) / total);

interface MakeButtonProps {
  order: ReportOrder | null;
  ready: boolean;
  onMade(): void;
}

/** Makes the reports and saves the file, with a bar while many are made. */
export function MakeButton({ order, ready, onMade }: MakeButtonProps) {
  const say = useSay();
  const api = useApi();
  const handOver = useMade();
  const { toggleNotification } = useNotification();
  const [watched, setWatched] = useState<string | null>(null);
  const progress = useProgress(watched);
  const make = (): void => {
    const progressId = newUuid();
    setWatched(progressId);
    api
      .post<MadeAnswer>('/word-reports/make', { ...order, progressId })
      .then(
        (made) => {
          handOver(made);
          onMade();
        },
        (failure: ApiFailure) => toggleNotification({ type: 'danger', message: failure.message }),
      )
      .finally(() => setWatched(null));
  };
  return (
    <Flex gap={3} wrap="wrap">
      {progress && progress.total > 1 && (
        <Flex gap={2}>
          <Box width="16rem">
            <WorkBar
              percent={percentOf(progress)}
              label={progress.phase === 'saving' ? say('save') : say('make')}
            />
          </Box>
          <Typography variant="pi">
            {progress.phase === 'saving'
              ? say('make.saving', { percent: percentOf(progress) })
              : say('make.progress', { done: progress.done, total: progress.total })}
          </Typography>
        </Flex>
      )}
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
