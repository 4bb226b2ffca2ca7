import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { Defined, formatCount, formatDuration, NOTHING, Tabular } from '../../../../../src/admin/kit';
import type { Overview, StageOverview } from '../../../server/src/contracts';
import { NameLink } from '../name-link';
import { useSay } from '../texts';
import { BarChart } from './bar-chart';

const Figures = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
  th {
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  th,
  td {
    padding: 0.6rem 0.4rem;
    text-align: right;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  th:first-child,
  td:first-child {
    text-align: left;
  }
  a {
    overflow-wrap: anywhere;
  }
  tr[data-neck] td {
    background: ${({ theme }) => theme.colors.warning100};
  }
`;

/** The bottleneck's mark: words too, for colour alone says nothing. */
const Neck = styled.div`
  color: ${({ theme }) => theme.colors.warning700};
  font-weight: 600;
`;

function ageOf(stage: StageOverview, overview: Overview, locale: string): string {
  if (!stage.oldestSince) return NOTHING;
  return formatDuration(Date.parse(overview.at) - Date.parse(stage.oldestSince), locale);
}

function Oldest({ stage, overview }: { stage: StageOverview; overview: Overview }) {
  const say = useSay();
  const { locale } = useIntl();
  const { oldestBatch: batch } = stage;
  return (
    <>
      <Tabular>{ageOf(stage, overview, locale)}</Tabular>
      {batch && (
        <div data-oldest={batch.code}>
          <NameLink to={`/plugins/batches/${batch.code}`}>
            {batch.designation ?? batch.name ?? batch.code}
            {batch.lot > 0 && ` · ${say('order.lot', { lot: batch.lot })}`}
          </NameLink>
        </div>
      )}
    </>
  );
}

function StageRow({
  stage,
  overview,
  isNeck,
}: {
  stage: StageOverview;
  overview: Overview;
  isNeck: boolean;
}) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <tr data-stage={stage.name} data-neck={isNeck || undefined}>
      <td>
        {isNeck && <span aria-hidden>▲ </span>}
        {stage.name}
        {isNeck && <Neck title={say('bottleneck.definition')}>{say('bottleneck.mark')}</Neck>}
      </td>
      <td title={say('stages.pieces.definition')}>
        <Tabular>{formatCount(stage.waiting, locale)}</Tabular>
      </td>
      <td title={say('stages.batches.definition')}>
        <Tabular>{formatCount(stage.batches, locale)}</Tabular>
      </td>
      <td title={say('stages.oldest.definition')}>
        <Oldest stage={stage} overview={overview} />
      </td>
    </tr>
  );
}

interface StagesPanelProps {
  overview: Overview;
  /** The stage that is the bottleneck; null: none is. */
  neckId: string | null;
}

/** Pieces that wait by stage: the picture, and the same figures with the batch that has waited for longest. */
export function StagesPanel({ overview, neckId }: StagesPanelProps) {
  const say = useSay();
  const { locale } = useIntl();
  const { stages } = overview;
  const isNeck = ({ id }: StageOverview) => id === neckId;
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={5} tag="section">
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography variant="delta" tag="h2">
          {say('stages.title')}
        </Typography>
        {stages.length === 0 && <Typography>{say('stages.empty')}</Typography>}
        {stages.length > 0 && (
          <>
            <div title={say('stages.pieces.definition')}>
              <BarChart
                label={say('stages.title')}
                bars={stages.map((stage) => ({
                  name: `${isNeck(stage) ? '▲ ' : ''}${stage.name}`,
                  value: stage.waiting,
                }))}
                formatValue={(value) => formatCount(value, locale)}
              />
            </div>
            <Figures>
              <thead>
                <tr>
                  <th>{say('stages.stage')}</th>
                  {(['pieces', 'batches', 'oldest'] as const).map((column) => (
                    <th key={column}>
                      <Defined definition={say(`stages.${column}.definition`)}>
                        {say(`stages.${column}`)}
                      </Defined>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {stages.map((stage) => (
                  <StageRow key={stage.id} stage={stage} overview={overview} isNeck={isNeck(stage)} />
                ))}
              </tbody>
            </Figures>
          </>
        )}
      </Flex>
    </Box>
  );
}
