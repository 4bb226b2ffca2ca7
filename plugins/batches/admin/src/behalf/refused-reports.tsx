import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useApi } from '../../../../../src/admin/kit';
import type { RefusedReport } from '../../../../../src/tracking/contracts';
import { Line, Select } from '../acts/fields';
import { useSay } from '../texts';
import { valuesOf, type BehalfValues } from './report-body';

/** Late reports of this batch that were refused and wait for a foreman; none while they are not known. */
export function useRefusedReports(code: string): RefusedReport[] {
  const api = useApi();
  const [reports, setReports] = useState<RefusedReport[]>([]);
  useEffect(() => {
    let isShown = true;
    api.get<{ data: RefusedReport[] }>(`/tracker/refused-reports?part=${code}`).then(
      ({ data }) => isShown && setReports(data),
      // Without the list one can still report for an operator.
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [api, code]);
  return reports;
}

/** A choice of the list must have a value. */
const NONE = 'none';

interface RefusedSelectProps {
  reports: RefusedReport[];
  settles: string;
  onChange(change: Partial<BehalfValues>): void;
}

/** Which refused report this one settles; choosing it fills the form with what it said. */
export function RefusedSelect({ reports, settles, onChange }: RefusedSelectProps) {
  const say = useSay();
  const { formatDate } = useIntl();
  if (reports.length === 0) return null;
  const choices = reports.map(({ scanId, operator, stage, operation, good, scrapped, occurredAt }) => {
    const at = formatDate(occurredAt, { day: 'numeric', month: 'short', hour: 'numeric', minute: 'numeric' });
    const where = stage ?? String(operation);
    return { value: scanId, text: say('behalf.refused', { operator, where, good, scrapped, at }) };
  });
  const choose = (scanId: string) => {
    const report = reports.find((one) => one.scanId === scanId);
    onChange(report ? valuesOf(report) : { settles: '', dismissal: null });
  };
  return (
    <Select
      label={say('behalf.settles')}
      value={settles || NONE}
      choices={[{ value: NONE, text: say('behalf.settlesNone') }, ...choices]}
      onChange={choose}
    />
  );
}

/** Whether a refused report counts for its operator, in part or whole, or not at all, and why not. */
export function HowToSettle({
  dismissal,
  onChange,
}: {
  dismissal: string | null;
  onChange(change: Partial<BehalfValues>): void;
}) {
  const say = useSay();
  return (
    <>
      <Select
        label={say('behalf.how')}
        value={dismissal === null ? 'count' : 'dismiss'}
        choices={(['count', 'dismiss'] as const).map((value) => ({
          value,
          text: say(`behalf.how.${value}`),
        }))}
        onChange={(how) => onChange({ dismissal: how === 'dismiss' ? '' : null })}
      />
      {dismissal !== null && (
        <Line
          label={say('behalf.dismissal')}
          type="text"
          value={dismissal}
          onChange={(why) => onChange({ dismissal: why })}
        />
      )}
    </>
  );
}
