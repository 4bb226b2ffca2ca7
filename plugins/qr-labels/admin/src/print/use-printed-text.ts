import { useIntl } from 'react-intl';
import { formatInstantDay, useFactoryZone } from '../../../../../src/admin/kit';
import { useSay } from '../texts';

/** How often something was printed and when last, in words; instants are ISO 8601 in UTC. */
export function usePrintedText(): (printCount: number, lastPrintedAt: string | null) => string {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  return (n, at) =>
    n === 0 || at === null
      ? say('printed.never')
      : say('printed.times', { n, day: formatInstantDay(at, locale, timeZone) });
}
