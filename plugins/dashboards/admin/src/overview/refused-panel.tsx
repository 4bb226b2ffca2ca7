import { useEffect, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { Defined, formatAgo, useApi, useMay } from '../../../../../src/admin/kit';
import type { KeptUndo, RefusedReport } from '../../../../../src/tracking/contracts';
import { useSay } from '../texts';
import { FirstOnes } from './first-ones';

const Panel = styled(Box)`
  border-left: 4px solid ${({ theme }) => theme.colors.warning500};
`;

const Name = styled(Link)`
  color: ${({ theme }) => theme.colors.warning700};
  font-size: 1.4rem;
  font-weight: 600;
`;

/** `GET /tracker/refused-reports`; `more`: there are others. */
interface KeptForForeman {
  data: RefusedReport[];
  undos: KeptUndo[];
  more: boolean;
}

interface Kept {
  kept: (RefusedReport | KeptUndo)[];
  more: boolean;
}

/** A report, or an undo of one. */
function Row({ report, atMs }: { report: RefusedReport | KeptUndo; atMs: number }) {
  const say = useSay();
  const { locale } = useIntl();
  const { partCode, designation, name, operator, stage, operation, occurredAt } = report;
  const { good, scrapped, rework } = report;
  const doneMs = Date.parse(occurredAt);
  const ago = formatAgo(doneMs, Math.max(doneMs, atMs), locale);
  return (
    <Flex direction="column" alignItems="flex-start" data-refused={report.scanId}>
      <Name to={`/plugins/batches/${partCode}`}>{[designation, name].filter(Boolean).join(' · ')}</Name>
      <Typography title={say('refused.definition')}>
        {'undoId' in report && say('refused.undo')}
        {say('refused.what', { operator, where: stage ?? String(operation), good, scrapped, rework })}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {ago}
      </Typography>
    </Flex>
  );
}

/**
 * Reports that phones kept without a network and that were refused when they came, and undos that they may not send: somebody
 * who may correct others settles them at the batch. Nothing where there are none.
 * @param at when the page was read last; the list is read again with it
 */
export function RefusedPanel({ at }: { at: string }) {
  const say = useSay();
  const api = useApi();
  const may = useMay()('correct-others');
  const [{ kept, more }, setKept] = useState<Kept>({ kept: [], more: false });
  useEffect(() => {
    if (!may) return undefined;
    let isCurrent = true;
    // The list of last time stays where it cannot be read; the page says itself that it lost the server.
    api.get<KeptForForeman>('/tracker/refused-reports').then(
      ({ data, undos, more: others }) => isCurrent && setKept({ kept: [...data, ...undos], more: others }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [api, may, at]);
  if (kept.length === 0) return null;
  return (
    <Panel tag="section" background="warning100" hasRadius padding={5} data-refused-reports>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2" textColor="warning700">
          <Defined definition={say('refused.definition')}>
            {say(more ? 'refused.titleMore' : 'refused.title', { n: kept.length })}
          </Defined>
        </Typography>
        {kept.map((report) => (
          <Row
            key={'undoId' in report ? report.undoId : report.scanId}
            report={report}
            atMs={Date.parse(at)}
          />
        ))}
        <FirstOnes shown={kept.length} more={more} />
      </Flex>
    </Panel>
  );
}
