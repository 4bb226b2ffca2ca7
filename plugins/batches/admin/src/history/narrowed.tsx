import { useEffect, useRef } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatCount, useUrlState } from '../../../../../src/admin/kit';
import type { HistoryEvent } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { readDetails } from './event-words';

interface Narrowing {
  /** The number of the operation whose events alone are shown; 0: all of them. */
  operation: number;
  isOf(event: HistoryEvent): boolean;
  /** Show all of them again. */
  all(): void;
}

/** What of the history is shown, kept in the page's address: `?operation=2`. */
export function useNarrowing(): Narrowing {
  const [{ operation: said }, set] = useUrlState(['operation']);
  const operation = /^\d{1,4}$/.test(said) ? Number(said) : 0;
  return {
    operation,
    isOf: (event) => operation === 0 || readDetails(event).operation === operation,
    all: () => set({ operation: '' }),
  };
}

interface NarrowedProps {
  page: BatchPage;
  operation: number;
  count: number;
  onAll(): void;
}

/** Which operation the history is narrowed to, and the way back; who has come for it finds it in sight. */
export function Narrowed({ page, operation, count, onAll }: NarrowedProps) {
  const say = useSay();
  const { locale } = useIntl();
  const ref = useRef<HTMLDivElement>(null);
  const stage = page.operations.find(({ number }) => number === operation)?.stage ?? '';
  useEffect(() => {
    // A promise in some browsers: not to be taken for what ends the effect.
    void ref.current?.scrollIntoView({ block: 'center' });
  }, [operation]);
  return (
    <Flex ref={ref} gap={3} wrap="wrap" paddingTop={2} data-narrowed={operation}>
      <Typography role="status">
        {say('history.narrowed', { n: operation, stage, count: formatCount(count, locale) })}
      </Typography>
      <Button size="S" variant="tertiary" onClick={onAll}>
        {say('history.all')}
      </Button>
    </Flex>
  );
}
