import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { formatCount, Tabular, useStatusColours } from '../../../../../src/admin/kit';
import type { ProductOverview } from '../../../server/src/contracts';
import { useSay } from '../texts';

const Bar = styled.div`
  display: flex;
  width: 100%;
  min-width: 12rem;
  height: 1.2rem;
  border-radius: 0.6rem;
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral200};
`;

/** Good, scrapped and in work as shares of all pieces; what is left is not started. */
export function ProgressBar({ progress }: { progress: ProductOverview['progress'] }) {
  const say = useSay();
  const { locale } = useIntl();
  const colours = useStatusColours();
  const { pieces, good, inWork, scrapped, notStarted } = progress;
  const segments = [
    { key: 'good', value: good, colour: colours.good },
    { key: 'scrapped', value: scrapped, colour: colours.scrap },
    { key: 'inWork', value: inWork, colour: colours.waiting },
  ] as const;
  const words = [...segments, { key: 'notStarted', value: notStarted } as const]
    .filter(({ value }) => value > 0)
    .map(({ key, value }) => `${say(`split.${key}`)}: ${formatCount(value, locale)}`)
    .join(', ');
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Bar role="img" aria-label={words} title={words}>
        {segments.map(({ key, value, colour }) => (
          <span key={key} style={{ width: `${(value / Math.max(1, pieces)) * 100}%`, background: colour }} />
        ))}
      </Bar>
      <Typography variant="pi" textColor="neutral600">
        <Tabular>
          {say('split.of', { good: formatCount(good, locale), pieces: formatCount(pieces, locale) })}
          {scrapped > 0 && ` · ${say('split.scrapped')}: ${formatCount(scrapped, locale)}`}
        </Tabular>
      </Typography>
    </Flex>
  );
}
