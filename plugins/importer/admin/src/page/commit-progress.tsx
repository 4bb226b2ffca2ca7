import { useEffect, useRef, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Tabular, useApi, useLive, WorkBar, type ApiFailure } from '../../../../../src/admin/kit';
import type { CommitState, ImportResult } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** Asked so often beside the socket, which may be down, or not for everybody. */
const POLL_MS = 1_000;

interface CommitProgressProps {
  previewId: string;
  /** The commit's own answer comes to nobody here. */
  watching: boolean;
  onEnded(result: ImportResult | null): void;
}

/** How far the commit is, 0 to 1: told by the socket and asked for. It never goes back. */
function useShare({ previewId, watching, onEnded }: CommitProgressProps): { share: number; isAway: boolean } {
  const api = useApi();
  const [share, setShare] = useState(0);
  const [isAway, setAway] = useState(false);
  const reach = (done: number, total: number) =>
    setShare((before) => Math.max(before, Math.min(1, done / Math.max(1, total))));
  const latest = useRef({ watching, onEnded, reach });
  latest.current = { watching, onEnded, reach };
  useLive({
    onEvent: () => undefined,
    onConnected: () => undefined,
    onProgress: (progress) => {
      if (progress.previewId === previewId) reach(progress.done, progress.total);
    },
  });
  useEffect(() => {
    const timer = setInterval(() => {
      api.get<CommitState>(`/importer/previews/${previewId}/progress`).then(
        ({ state, done, total, result }) => {
          setAway(false);
          if (state === 'committing') latest.current.reach(done, total);
          else if (result || latest.current.watching) latest.current.onEnded(result);
        },
        // The next second asks again.
        () => setAway(true),
      );
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [api, previewId]);
  return { share, isAway };
}

/** A bar that moves while the import is written, and the way to stop it. */
export function CommitProgress(props: CommitProgressProps) {
  const say = useSay();
  const api = useApi();
  const { share, isAway } = useShare(props);
  const [stopping, setStopping] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const percent = Math.floor(share * 100);
  const stop = (): void => {
    setStopping(true);
    setFailure(null);
    api.post(`/importer/previews/${props.previewId}/cancel`).catch((thrown: ApiFailure) => {
      setStopping(false);
      setFailure(thrown);
    });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2} data-progress={percent}>
      <Flex gap={4} justifyContent="space-between" wrap="wrap">
        <Typography role="status">
          {say(isAway ? 'commit.away' : stopping ? 'commit.stopping' : 'commit.working')}{' '}
          <Tabular>{percent} %</Tabular>
        </Typography>
        <Button variant="danger-light" disabled={stopping || isAway} onClick={stop}>
          {say('commit.stop')}
        </Button>
      </Flex>
      <WorkBar percent={percent} label={say('commit.working')} />
      {failure && (
        <Typography role="alert" textColor="danger600">
          {failure.message}
        </Typography>
      )}
    </Flex>
  );
}
