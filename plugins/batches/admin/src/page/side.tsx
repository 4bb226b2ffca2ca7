import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Figure } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';

const NUMBERS = ['quantity', 'required', 'finished', 'scrapped', 'withdrawn', 'unrouted'] as const;

/** A box of the side column. */
export function Card({ title, children }: { title?: string; children: ReactNode }) {
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
