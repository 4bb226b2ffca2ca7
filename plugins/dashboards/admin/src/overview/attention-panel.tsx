import { useState, type ReactNode } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Defined, formatCount, formatDuration } from '../../../../../src/admin/kit';
import type { Attention, Bottleneck, StuckBatch } from '../../../server/src/contracts';
import { NameLink } from '../name-link';
import { useSay } from '../texts';

/** Rows that are there at once; the rest comes on demand. */
const FEW = 3;

interface PanelProps {
  title: string;
  /** What the figures count, told where the heading is pointed at and read out with it. */
  definition: string;
  children: ReactNode;
}

function Panel({ title, definition, children }: PanelProps) {
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={5} tag="section">
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography variant="delta" tag="h2">
          <Defined definition={definition}>{title}</Defined>
        </Typography>
        {children}
      </Flex>
    </Box>
  );
}

/** What says so: hours of its own work, or how long nothing has left it. */
function useEvidence(
  { waiting, waitedBefore, ...bottleneck }: Bottleneck,
  { since, sinceShift }: Attention,
): string {
  const say = useSay();
  const { locale, formatDate } = useIntl();
  const { piecesPerHour, queueHours, grewByHours, stillHours } = bottleneck;
  const rounded = (value: number) => value.toLocaleString(locale, { maximumSignificantDigits: 2 });
  const day = formatDate(`${since}T12:00:00Z`, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const grew = {
    since: sinceShift === null ? day : say('bottleneck.shift', { shift: sinceShift, day }),
    before: formatCount(waitedBefore, locale),
    now: formatCount(waiting, locale),
  };
  if (queueHours === null || grewByHours === null) {
    return say('bottleneck.still', { ...grew, hours: rounded(stillHours ?? 0) });
  }
  return say(bottleneck.isUsualPace ? 'bottleneck.usual' : 'bottleneck.why', {
    ...grew,
    pace: rounded(piecesPerHour),
    hours: rounded(queueHours),
    grew: rounded(grewByHours),
  });
}

function BottleneckPanel({ bottleneck, attention }: { bottleneck: Bottleneck; attention: Attention }) {
  const say = useSay();
  const evidence = useEvidence(bottleneck, attention);
  const { stage } = bottleneck;
  return (
    <Panel title={say('bottleneck.title', { stage: stage.name })} definition={say('bottleneck.definition')}>
      <Typography data-bottleneck={stage.name} title={say('bottleneck.definition')}>
        {evidence}
      </Typography>
    </Panel>
  );
}

function StuckRow({ batch, atMs }: { batch: StuckBatch; atMs: number }) {
  const say = useSay();
  const { locale } = useIntl();
  const { code, designation, name, stage, waiting, since, product } = batch;
  const ago = formatDuration(atMs - Date.parse(since), locale);
  return (
    <Flex direction="column" alignItems="flex-start" data-stuck={code}>
      <NameLink to={`/plugins/batches/${code}`}>{[designation, name].filter(Boolean).join(' · ')}</NameLink>
      <Typography title={say('stuck.definition')}>
        {say('stuck.where', { stage, n: waiting, ago })}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {[product.designation, product.orderNumber].filter(Boolean).join(' · ')}
      </Typography>
    </Flex>
  );
}

interface StuckProps {
  title: string;
  definition: string;
  batches: readonly StuckBatch[];
  atMs: number;
}

function StuckPanel({ title, definition, batches, atMs }: StuckProps) {
  const say = useSay();
  const [all, setAll] = useState(false);
  if (batches.length === 0) return null;
  return (
    <Panel title={title} definition={definition}>
      {(all ? batches : batches.slice(0, FEW)).map((batch) => (
        <StuckRow key={`${batch.code} ${batch.operation}`} batch={batch} atMs={atMs} />
      ))}
      {!all && batches.length > FEW && (
        <Button variant="tertiary" onClick={() => setAll(true)}>
          {say('stuck.all')}
        </Button>
      )}
    </Panel>
  );
}

/** What can be moved, and apart from it assemblies that cannot begin. */
function StuckPanels({ attention: { stuck, more, at } }: { attention: Attention }) {
  const say = useSay();
  const movable = stuck.filter(({ waitsForParts }) => !waitsForParts);
  const waiting = stuck.filter(({ waitsForParts }) => waitsForParts);
  const title = more && waiting.length === 0 ? 'stuck.titleMore' : 'stuck.title';
  return (
    <>
      <StuckPanel
        title={say(title, { n: movable.length })}
        definition={say('stuck.definition')}
        batches={movable}
        atMs={Date.parse(at)}
      />
      <StuckPanel
        title={say('stuck.parts', { n: waiting.length })}
        definition={say('stuck.parts.definition')}
        batches={waiting}
        atMs={Date.parse(at)}
      />
    </>
  );
}

/** Where to look first: the bottleneck with its evidence, and batches that do not move. Nothing where all is well. */
export function AttentionPanel({ attention }: { attention: Attention | null }) {
  if (!attention) return null;
  return (
    <>
      {attention.bottleneck && <BottleneckPanel bottleneck={attention.bottleneck} attention={attention} />}
      <StuckPanels attention={attention} />
    </>
  );
}
