import { useEffect, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useApi, WorkBar } from '../../../../../src/admin/kit';
import type { RunProgress } from '../../../contracts';
import { useSay } from '../texts';

const ASK_EVERY_MS = 700;

/** How far a run is, at whichever process of the server; null before it is known. */
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

/** How far a run is, as a bar and in words. */
export function ProgressLine({ progress }: { progress: RunProgress }) {
  const say = useSay();
  const { phase, done, total } = progress;
  const percent = percentOf(progress);
  return (
    <Flex gap={2}>
      <Box width="16rem">
        <WorkBar percent={percent} label={say(phase === 'saving' ? 'save' : 'make')} />
      </Box>
      <Typography variant="pi">
        {phase === 'saving' ? say('make.saving', { percent }) : say('make.progress', { done, total })}
      </Typography>
    </Flex>
  );
}

/**
 * How far a run is that was sent with this id, and that nobody must wait for it; nothing where there is none, or no more to it
 * than one document.
 */
export function RunBar({ id }: { id: string | null }) {
  const say = useSay();
  const progress = useProgress(id);
  if (id === null || progress === null || progress.total <= 1) return null;
  return (
    <Box maxWidth="36rem">
      <ProgressLine progress={progress} />
      <Typography variant="pi" tag="p" textColor="neutral600">
        {say('make.leave')}
      </Typography>
    </Box>
  );
}
