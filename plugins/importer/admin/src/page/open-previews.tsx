import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatAgo, useApi, useLoad, type ApiFailure } from '../../../../../src/admin/kit';
import type { OpenPreview, OpenPreviewList } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** More than this nobody looks for; the older ones expire by themselves. */
const SHOWN = 5;

interface OpenPreviewsProps {
  onResume(open: OpenPreview): void;
}

function OpenLine({ open, onResume, onGone }: OpenPreviewsProps & { open: OpenPreview; onGone(): void }) {
  const say = useSay();
  const api = useApi();
  const { locale } = useIntl();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const { previewId, fileName, createdAt, committing } = open;
  const discard = (): void => {
    setBusy(true);
    setFailure(null);
    api
      .del(`/importer/previews/${previewId}`)
      .then(onGone, setFailure)
      .finally(() => setBusy(false));
  };
  const age = formatAgo(Date.parse(createdAt), Math.max(Date.now(), Date.parse(createdAt)), locale);
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between" data-open={previewId}>
      <Box flex="1 1 20rem" minWidth="0">
        <Typography tag="p" fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
          {fileName}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {committing
            ? say('open.committing', { percent: Math.floor((100 * committing.done) / committing.total) })
            : say('open.age', { age })}
        </Typography>
        {failure && (
          <Typography tag="p" variant="pi" role="alert" textColor="danger600">
            {failure.message}
          </Typography>
        )}
      </Box>
      <Flex gap={2}>
        <Button onClick={() => onResume(open)} disabled={busy}>
          {say(committing ? 'open.watch' : 'open.continue')}
        </Button>
        {!committing && (
          <Button variant="tertiary" onClick={discard} loading={busy} disabled={busy}>
            {say('open.discard')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

/** What this person has begun and not finished, here or on another computer. */
export function OpenPreviews({ onResume }: OpenPreviewsProps) {
  const say = useSay();
  const { data, reload } = useLoad<OpenPreviewList>('/importer/previews');
  const previews = data?.previews.slice(0, SHOWN) ?? [];
  const running = previews.some(({ committing }) => committing !== null);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(reload, 1_000);
    return () => clearInterval(timer);
  }, [running, reload]);
  if (previews.length === 0) return null;
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {say('open.title')}
        </Typography>
        {previews.map((open) => (
          <OpenLine key={open.previewId} open={open} onResume={onResume} onGone={reload} />
        ))}
      </Flex>
    </Box>
  );
}
