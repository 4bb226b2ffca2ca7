import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { formatCount } from '../../../../../src/admin/kit';
import type { Report } from '../../../server/src/reports/contracts';
import { useSay } from '../texts';
import type { ChartSpec } from './chart-spec';
import { ReportChart } from './report-chart';
import { listlessFilters, rowLink, type NamesOf } from './report-links';

interface DrawnProps {
  report: Report;
  specs: ChartSpec[];
  names: NamesOf;
}

/** What is said below the pictures: how much of all they show, and whether bars lead on. */
function useTold({ report, specs }: DrawnProps, leads: boolean): string {
  const say = useSay();
  const { locale } = useIntl();
  const [{ categories, of } = { categories: [], of: 0 }] = specs;
  const count = (n: number) => formatCount(n, locale);
  const listless = listlessFilters(report).map((filter) => `«${say(`reports.filter.${filter}`)}»`);
  return [
    categories.length < of && say('reports.drawn', { shown: count(categories.length), all: count(of) }),
    leads && say('reports.press'),
    listless.length > 0 && say('reports.noList', { filters: listless.join(', ') }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The pictures of a report; a press on a bar opens what is behind it, where there is a list of just that. */
export function Drawn(props: DrawnProps) {
  const { report, specs, names } = props;
  const navigate = useNavigate();
  const linksOf = ({ rows, type }: ChartSpec) =>
    type === 'area' ? [] : rows.map((row) => rowLink(report, row, names));
  const leads = specs.some((spec) => linksOf(spec).some((link) => link !== null));
  const told = useTold(props, leads);
  return (
    <>
      {specs.map((spec, place) => {
        const links = linksOf(spec);
        const pick = (at: number) => {
          const link = links[at];
          if (link) navigate(link.to);
        };
        return (
          // The library keeps what it was given at first: another answer is another chart.
          <ReportChart
            key={`${report.report} ${report.at} ${place} ${spec.categories.join()}`}
            spec={spec}
            place={place}
            label={`${report.title}: ${spec.series.map(({ name }) => name).join(', ')}`}
            onPick={links.some((link) => link !== null) ? pick : null}
          />
        );
      })}
      {told !== '' && (
        <Typography variant="pi" textColor="neutral600" data-drawn>
          {told}
        </Typography>
      )}
    </>
  );
}
