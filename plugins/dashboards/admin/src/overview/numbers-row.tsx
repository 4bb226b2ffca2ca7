import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { DefinitionMark, Figure } from '../../../../../src/admin/kit';
import type { Overview, OverviewNumbers } from '../../../server/src/contracts';
import { startOfDay } from '../factory-days';
import { useSay } from '../texts';

/** As many beside each other as there is room for, all of one width. */
const Row = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
  gap: 1.6rem;
`;

const Place = styled.div`
  position: relative;
`;

const Tile = styled(Link)<{ $late: boolean }>`
  display: block;
  color: ${({ theme }) => theme.colors.neutral800};
  padding: 1.4rem 1.6rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme, $late }) => ($late ? theme.colors.danger600 : theme.colors.neutral150)};
  background: ${({ theme }) => theme.colors.neutral0};
  text-decoration: none;
  &:hover,
  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

const LIST = '/content-manager/collection-types';

function linksOf({ day, timeZone }: Overview): Record<keyof OverviewNumbers, string> {
  const today = `filters[$and][0][occurredAt][$gte]=${encodeURIComponent(startOfDay(day, timeZone))}`;
  return {
    inWork: `${LIST}/api::part-state.part-state?filters[$and][0][status][$eq]=in-work`,
    waiting: `${LIST}/api::operation.operation?filters[$and][0][waiting][$gt]=0&sort=waiting:DESC`,
    finishedToday: `${LIST}/api::scan.scan?${today}&filters[$and][1][goodTo][$null]=true&filters[$and][2][good][$gt]=0`,
    scrapToday: `${LIST}/api::scan.scan?${today}&filters[$and][1][scrapped][$gt]=0`,
    lateOrders: '/plugins/dashboards?status=late',
  };
}

const ORDER = ['inWork', 'waiting', 'finishedToday', 'scrapToday', 'lateOrders'] as const;

/** The five numbers, each a link to what it counts. */
export function NumbersRow({ overview }: { overview: Overview }) {
  const say = useSay();
  const links = linksOf(overview);
  return (
    <Row>
      {ORDER.map((key) => {
        const value = overview.numbers[key];
        return (
          <Place key={key}>
            <Tile
              to={links[key]}
              $late={key === 'lateOrders' && value > 0}
              data-number={key}
              title={say(`number.${key}.definition`)}
              aria-description={say(`number.${key}.definition`)}
            >
              <Typography variant="alpha" tag="p">
                <Figure value={value} />
              </Typography>
              <Typography variant="pi" textColor="neutral600" tag="p">
                {say(`number.${key}`)}
              </Typography>
            </Tile>
            <DefinitionMark definition={say(`number.${key}.definition`)} />
          </Place>
        );
      })}
    </Row>
  );
}
