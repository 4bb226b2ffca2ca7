import type { ReactNode } from 'react';
import { Box, Button, Flex, Grid, LinkButton, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Guide } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** Light modules that a reader wants around a symbol. */
const QUIET_ZONE = 4;

const Code = styled.code`
  display: block;
  padding: 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  word-break: break-all;
`;

/** A QR symbol: black on white in both themes, because cameras want it so. */
function QrImage({ qr, label }: { qr: Guide['scan']['qr']; label: string }) {
  const side = qr.size + 2 * QUIET_ZONE;
  return (
    <svg
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      width="150"
      height="150"
      role="img"
      aria-label={label}
    >
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={side} height={side} fill="#fff" />
      <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

interface StepProps {
  title: string;
  text: string;
  done: boolean;
  children: ReactNode;
}

function Step({ title, text, done, children }: StepProps) {
  const say = useSay();
  return (
    <Grid.Item col={4} s={12} xs={12} alignItems="stretch">
      <Box background="neutral0" hasRadius shadow="filterShadow" padding={6} width="100%" data-done={done}>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Flex justifyContent="space-between" gap={2} alignItems="flex-start">
            <Typography variant="delta" tag="h3">
              {title}
            </Typography>
            {done && (
              <Flex gap={1} shrink={0}>
                <CheckCircle fill="success600" aria-hidden />
                <Typography variant="pi" textColor="success600">
                  {say('guide.done')}
                </Typography>
              </Flex>
            )}
          </Flex>
          <Typography textColor="neutral600">{text}</Typography>
          {children}
        </Flex>
      </Box>
    </Grid.Item>
  );
}

function ScanStep({ guide }: { guide: Guide }) {
  const say = useSay();
  return (
    <Step title={say('guide.scan.title')} text={say('guide.scan.text')} done={guide.hasScans}>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <QrImage qr={guide.scan.qr} label={say('guide.scan.qr')} />
        <Flex direction="column" alignItems="stretch" gap={3} flex="1 1 14rem">
          <Code>{guide.scan.url}</Code>
          <Typography variant="pi" textColor="neutral600">
            {say(guide.hasOperators ? 'guide.operators.some' : 'guide.operators.none')}
          </Typography>
          <LinkButton
            tag={Link}
            variant={guide.hasOperators ? 'tertiary' : 'secondary'}
            to="/content-manager/collection-types/plugin::users-permissions.user"
          >
            {say('guide.operators.button')}
          </LinkButton>
        </Flex>
      </Flex>
    </Step>
  );
}

/** What to do first in a new installation; steps are ticked off as they are done. */
export function FirstSteps({ guide, onHide }: { guide: Guide; onHide?: () => void }) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} tag="section" data-guide>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Box>
          <Typography variant="beta" tag="h2">
            {say('guide.title')}
          </Typography>
          {!guide.hasParts && <Typography tag="p">{say('guide.intro')}</Typography>}
        </Box>
        {onHide && (
          <Button variant="tertiary" onClick={onHide}>
            {say('guide.hide')}
          </Button>
        )}
      </Flex>
      <Grid.Root gap={5}>
        <Step title={say('guide.import.title')} text={say('guide.import.text')} done={guide.hasParts}>
          <LinkButton tag={Link} to="/plugins/importer" variant={guide.hasParts ? 'tertiary' : 'default'}>
            {say('guide.import.button')}
          </LinkButton>
          {!guide.hasParts && (
            <>
              <Typography variant="pi" textColor="neutral600">
                {say('guide.import.demo')}
              </Typography>
              <Code>npm run demo</Code>
            </>
          )}
        </Step>
        <Step title={say('guide.print.title')} text={say('guide.print.text')} done={guide.hasPrintedLabels}>
          <LinkButton
            tag={Link}
            to="/plugins/qr-labels"
            variant={guide.hasParts && !guide.hasPrintedLabels ? 'default' : 'tertiary'}
          >
            {say('guide.print.button')}
          </LinkButton>
        </Step>
        <ScanStep guide={guide} />
      </Grid.Root>
    </Flex>
  );
}
