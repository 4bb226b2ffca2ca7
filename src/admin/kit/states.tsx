import type { ReactNode } from 'react';
import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { ArrowClockwise, WarningCircle } from '@strapi/icons';
import type { ApiFailure } from './api-failure';
import { useKitSay } from './kit-texts';

/** While the first answer is on its way. */
export function LoadingState() {
  const say = useKitSay();
  return (
    <Flex justifyContent="center" padding={10} aria-busy>
      <Loader>{say('loading')}</Loader>
    </Flex>
  );
}

/** Nothing to show: says why, and offers what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={8}>
      <Flex direction="column" gap={4} justifyContent="center">
        <Typography variant="beta" tag="h2" textAlign="center">
          {title}
        </Typography>
        {children}
      </Flex>
    </Box>
  );
}

/** A failure in words, with a way to try again. */
export function ErrorState({ failure, onRetry }: { failure: ApiFailure; onRetry?: () => void }) {
  const say = useKitSay();
  return (
    <Box role="alert" background="neutral0" borderColor="danger200" hasRadius padding={5}>
      <Flex gap={4} wrap="wrap">
        <WarningCircle fill="danger600" width="2.4rem" height="2.4rem" aria-hidden />
        <Box flex="1 1 20rem">
          <Typography variant="delta" tag="p">
            {say('error.title')}
          </Typography>
          <Typography tag="p">{failure.message}</Typography>
        </Box>
        {onRetry && (
          <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
            {say('retry')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}
