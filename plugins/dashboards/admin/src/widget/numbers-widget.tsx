import { Flex } from '@strapi/design-system';
import { ErrorState, LiveMark, LoadingState, useLive, useLoad, usePaced } from '../../../../../src/admin/kit';
import type { Overview } from '../../../server/src/contracts';
import { NumbersRow } from '../overview/numbers-row';

/** The five numbers on the panel's home page; they move by themselves. */
export function NumbersWidget() {
  const { data, failure, loading, readAtMs, reload } = useLoad<Overview>('/dashboards/overview');
  const readSoon = usePaced(reload, loading);
  const live = useLive({ onEvent: readSoon, onConnected: readSoon });
  if (failure && !data) return <ErrorState failure={failure} onRetry={reload} />;
  if (!data) return <LoadingState />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <LiveMark state={live} readAtMs={readAtMs} />
      <NumbersRow overview={data} />
    </Flex>
  );
}
