import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { Figure, formatCount } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';

const NUMBERS = ['quantity', 'required', 'finished', 'scrapped', 'withdrawn', 'unrouted'] as const;

function Card({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <Box tag="section" background="neutral0" hasRadius shadow="tableShadow" padding={5}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {title && (
          <Typography variant="delta" tag="h2">
            {title}
          </Typography>
        )}
        {children}
      </Flex>
    </Box>
  );
}

/** Where the pieces of a batch are. */
export function Numbers({ page: { part } }: { page: BatchPage }) {
  const say = useSay();
  return (
    <Card>
      {NUMBERS.map((key) => (
        <Flex key={key} justifyContent="space-between" gap={4} data-number={key}>
          <Typography textColor="neutral600">{say(`number.${key}`)}</Typography>
          <Typography fontWeight="bold">
            <Figure value={part[key]} />
          </Typography>
        </Flex>
      ))}
    </Card>
  );
}

/** What goes into one piece of a batch. */
export function Composition({ page: { composition } }: { page: BatchPage }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Card title={say('composition.title')}>
      {composition.length === 0 && <Typography textColor="neutral600">{say('composition.none')}</Typography>}
      {composition.map((line) => (
        <Flex key={line.code} direction="column" alignItems="flex-start">
          <Link to={`/plugins/batches/${line.code}`}>
            <Typography textColor="primary600">
              {[line.designation, line.name].filter(Boolean).join(' · ')}
            </Typography>
          </Link>
          <Typography variant="pi" textColor="neutral600">
            {say('composition.line', {
              n: formatCount(line.quantityPerParent, locale),
              finished: formatCount(line.finished, locale),
              required: formatCount(line.required, locale),
            })}
          </Typography>
        </Flex>
      ))}
    </Card>
  );
}
