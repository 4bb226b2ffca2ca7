import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import {
  Defined,
  formatAgo,
  newUuid,
  useApi,
  useMay,
  usePartSay,
  type ApiFailure,
} from '../../../../../src/admin/kit';
import type { HeldBatch, Overview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { FirstOnes } from './first-ones';

const Panel = styled(Box)`
  border-left: 4px solid ${({ theme }) => theme.colors.alternative500};
`;

const Name = styled(Link)`
  color: ${({ theme }) => theme.colors.alternative700};
  font-size: 1.4rem;
  font-weight: 600;
`;

function Release({ code, onReleased }: { code: string; onReleased(): void }) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  // One id for all attempts: a repetition after a lost answer counts once.
  const [factId] = useState(newUuid);
  const [busy, setBusy] = useState(false);
  const release = () => {
    setBusy(true);
    api
      .post(`/tracker/parts/${code}/release-hold`, { factId })
      .then(onReleased, (failure: ApiFailure) =>
        toggleNotification({ type: 'warning', message: failure.message }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Button size="S" variant="tertiary" loading={busy} disabled={busy} onClick={release} data-release>
      {say('held.release')}
    </Button>
  );
}

interface RowProps {
  batch: HeldBatch;
  atMs: number;
  mayRelease: boolean;
  onReleased(): void;
}

function Row({ batch, atMs, mayRelease, onReleased }: RowProps) {
  const say = useSay();
  const sayPart = usePartSay();
  const { locale } = useIntl();
  const { code, designation, name, product, hold } = batch;
  const since = Date.parse(hold.since);
  const ago = formatAgo(since, Math.max(since, atMs), locale);
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between" data-held={code}>
      <Flex direction="column" alignItems="flex-start">
        <Name to={`/plugins/batches/${code}`}>{[designation, name].filter(Boolean).join(' · ')}</Name>
        <Typography>{[sayPart(`hold.${hold.kind}`), hold.reason].filter(Boolean).join(': ')}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {[say('held.by', { by: hold.by, ago }), product.designation, product.orderNumber]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Flex>
      {mayRelease && <Release code={code} onReleased={onReleased} />}
    </Flex>
  );
}

/** The andon: batches that somebody has stopped, with why, since when and by whom; nothing where there are none. */
export function HeldPanel({ overview, onReleased }: { overview: Overview; onReleased(): void }) {
  const say = useSay();
  const mayRelease = useMay()('hold');
  const { held, heldTotal, at } = overview;
  if (held.length === 0) return null;
  return (
    <Panel tag="section" background="alternative100" hasRadius padding={5} data-andon>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2" textColor="alternative700">
          <Defined definition={say('held.definition')}>{say('held.title', { n: heldTotal })}</Defined>
        </Typography>
        {held.map((batch) => (
          <Row
            key={batch.code}
            batch={batch}
            atMs={Date.parse(at)}
            mayRelease={mayRelease}
            onReleased={onReleased}
          />
        ))}
        <FirstOnes shown={held.length} more={heldTotal > held.length} />
      </Flex>
    </Panel>
  );
}
