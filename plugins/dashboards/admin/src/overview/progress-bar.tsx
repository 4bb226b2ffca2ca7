import { Fragment } from 'react';
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

const Dot = styled.span<{ $colour: string | null }>`
  display: inline-block;
  width: 0.8rem;
  height: 0.8rem;
  margin-right: 0.4rem;
  border-radius: 50%;
  background: ${({ theme, $colour }) => $colour ?? theme.colors.neutral200};
`;

/** One count in one piece; the next may stand below it. */
const Part = styled(Tabular)`
  display: inline-block;
  margin-right: 1rem;
`;

/** Good, scrapped and in work as shares of all pieces, each told in its colour; what is left is not started. */
export function ProgressBar({ progress }: { progress: ProductOverview['progress'] }) {
  const say = useSay();
  const { locale } = useIntl();
  const colours = useStatusColours();
  const { pieces, good, inWork, scrapped, notStarted } = progress;
  const segments = [
    { key: 'good', value: good, colour: colours.good },
    { key: 'scrapped', value: scrapped, colour: colours.scrap },
    { key: 'inWork', value: inWork, colour: colours.work },
  ] as const;
  const told = [...segments, { key: 'notStarted', value: notStarted, colour: null } as const];
  const words = told
    .filter(({ value }) => value > 0)
    .map(({ key, value }) => `${say(`split.${key}`)}: ${formatCount(value, locale)}`)
    .join(', ');
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Bar role="img" aria-label={words}>
        {segments.map(({ key, value, colour }) => (
          <span key={key} style={{ width: `${(value / Math.max(1, pieces)) * 100}%`, background: colour }} />
        ))}
      </Bar>
      <Typography variant="pi" textColor="neutral600">
        {told.map(
          ({ key, value, colour }) =>
            (key === 'good' || value > 0) && (
              <Fragment key={key}>
                <Part title={say(`split.${key}.definition`)} data-split={key}>
                  <Dot $colour={colour} />
                  {key === 'good'
                    ? say('split.of', {
                        good: formatCount(good, locale),
                        pieces: formatCount(pieces, locale),
                      })
                    : `${say(`split.${key}`)}: ${formatCount(value, locale)}`}
                </Part>{' '}
              </Fragment>
            ),
        )}
      </Typography>
    </Flex>
  );
}
