import { useState } from 'react';
import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useTheme } from 'styled-components';
import {
  EmptyState,
  ErrorState,
  formatDay,
  KitPage,
  LoadingState,
  useLoad,
  useUrlState,
} from '../../../../../src/admin/kit';
import {
  REPORT_NAMES,
  type Report,
  type ReportChoices,
  type ReportName,
} from '../../../server/src/reports/contracts';
import { savedPicture } from '../charts/saved-picture';
import { ExportButtons } from '../export-buttons';
import { useSay } from '../texts';
import { DEFECT_LISTS, type DefectList } from './chart-spec';
import { Drawn } from './drawn';
import { headingOf } from './picture-heading';
import { chartId } from './report-chart';
import { chartsOf } from './report-charts';
import type { NamesOf } from './report-links';
import { FILTER_KEYS, FILTERS_OF, filtersOf, ReportFilters, type Filter } from './report-filters';
import { ReportTable } from './report-table';
import { afterDay } from './value-words';

/** Where a report with this filter is read; only what says something about it is asked for. */
export function pathOf(report: ReportName, filter: Filter): string {
  const query = new URLSearchParams();
  for (const key of filtersOf(report)) if (filter[key]) query.set(key, filter[key]);
  return `/dashboards/reports/${report}?${query.toString()}`;
}

function isReport(name: string): name is ReportName {
  return (REPORT_NAMES as readonly string[]).includes(name);
}

/** What could be loosened, where a report has nothing to show. */
function NothingFound({ report, filter }: { report: ReportName; filter: Filter }) {
  const say = useSay();
  const set = FILTERS_OF[report].filter((key) => filter[key] !== '');
  const filters = set.map((key) => `«${say(`reports.filter.${key}`)}»`).join(', ');
  const hasDays = filtersOf(report).includes('from');
  const [narrowed, all] = hasDays
    ? (['reports.loosen', 'reports.loosenDays'] as const)
    : (['reports.loosenOnly', 'reports.noOrders'] as const);
  return (
    <EmptyState title={say('reports.nothing')}>
      <Typography>{set.length > 0 ? say(narrowed, { filters }) : say(all)}</Typography>
    </EmptyState>
  );
}

const Panel = ({ children }: { children: React.ReactNode }) => (
  <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
    {children}
  </Box>
);

/** What defects are drawn by; the table has all three. */
function DefectLists({ list, onList }: { list: DefectList; onList(list: DefectList): void }) {
  const say = useSay();
  return (
    <Box maxWidth="36rem">
      <SingleSelect
        aria-label={say('reports.defectsBy')}
        value={list}
        onChange={(chosen) => onList(chosen as DefectList)}
        data-defects-by
      >
        {DEFECT_LISTS.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {say(`reports.defectsBy.${one}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

/** Names of what filters are set to, by their ids. */
function namesOf({ products, stages, operators, shifts }: ReportChoices): Required<NamesOf> {
  const named = (list: { id: string; name: string }[]) => new Map(list.map(({ id, name }) => [id, name]));
  return { product: named(products), stage: named(stages), operator: named(operators), shift: named(shifts) };
}

interface ContentProps {
  report: Report;
  filter: Filter;
  choices: ReportChoices;
}

function Content({ report, filter, choices }: ContentProps) {
  const say = useSay();
  const { locale } = useIntl();
  const { colors } = useTheme();
  const [list, setList] = useState<DefectList>('reason');
  const names = namesOf(choices);
  const after = (day: string) => afterDay(formatDay(day, locale), locale);
  const words = { noHistory: say('reports.noHistory'), after };
  const specs = chartsOf(report, { today: choices.today, list, ...words });
  const name = `${report.report}_${report.period.from}_${report.period.to}`;
  const isDefects = report.report === 'defects';
  const picture = () => {
    const { title, lines } = headingOf(report, names, say, locale);
    const part = isDefects ? [say(`reports.defectsBy.${list}`)] : [];
    const looks = { ink: colors.neutral800, paper: colors.neutral0 };
    return savedPicture(
      specs.map((_, place) => chartId(place)),
      { title, lines: [...lines, ...part], ...looks },
    );
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Box flex="1 1 40rem" minWidth="0" maxWidth="90rem">
          <Typography textColor="neutral600" tag="p">
            {[report.definition, ...report.notes].join(' ')}
          </Typography>
        </Box>
        <ExportButtons
          path={pathOf(report.report, filter)}
          name={name}
          picture={specs.length > 0 ? picture : null}
        />
      </Flex>
      {report.rows.length === 0 ? (
        <NothingFound report={report.report} filter={filter} />
      ) : (
        <>
          {(specs.length > 0 || isDefects) && (
            <Panel>
              {isDefects && <DefectLists list={list} onList={setList} />}
              <Drawn report={report} specs={specs} names={names} />
            </Panel>
          )}
          <ReportTable report={report} names={names} />
        </>
      )}
    </Flex>
  );
}

function Reports() {
  const say = useSay();
  const [filter, setFilter] = useUrlState(FILTER_KEYS);
  const name = isReport(filter.report) ? filter.report : 'throughput';
  const choices = useLoad<ReportChoices>(`/dashboards/reports?product=${encodeURIComponent(filter.product)}`);
  const loaded = useLoad<Report>(pathOf(name, filter));
  // While another report is on its way the last one would stand under the wrong heading.
  const report = loaded.data?.report === name ? loaded.data : null;
  const failure = loaded.failure ?? choices.failure;
  const period = loaded.data?.period ?? { from: '', to: '' };
  return (
    <KitPage title={say('reports.title')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Box maxWidth="48rem">
          <SingleSelect
            aria-label={say('reports.which')}
            value={name}
            onChange={(chosen) => setFilter({ report: String(chosen) })}
          >
            {REPORT_NAMES.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {say(`reports.name.${one}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
        {choices.data && (
          <ReportFilters
            report={name}
            filter={filter}
            period={period}
            choices={choices.data}
            onFilter={setFilter}
          />
        )}
        {failure && <ErrorState failure={failure} onRetry={loaded.reload} />}
        {report && choices.data ? (
          <Content report={report} filter={filter} choices={choices.data} />
        ) : (
          !failure && <LoadingState />
        )}
      </Flex>
    </KitPage>
  );
}

/** Reports with picture, table and files, for whoever may view reports. */
export function ReportsPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::dashboards.reports', subject: null }]}>
      <Reports />
    </Page.Protect>
  );
}
