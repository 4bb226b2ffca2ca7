import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { ChoiceField, useApi } from '../../../../../src/admin/kit';
import type { RefusedReport } from '../../../../../src/tracking/contracts';
import { Line } from '../acts/fields';
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

/** What a report counts, without what it has none of: "9 good, 2 to rework". */
function usePieces(): (pieces: Pick<RefusedReport, 'good' | 'scrapped' | 'rework'>) => string {
  const say = useSay();
  return ({ good, scrapped, rework }) =>
    [
      good > 0 && say('amount.good', { n: good }),
      scrapped > 0 && say('amount.scrapped', { n: scrapped }),
      rework > 0 && say('amount.reworked', { n: rework }),
    ]
      .filter(Boolean)
      .join(', ');
}

/** A choice of the list must have a value. */
const NONE = 'none';

interface RefusedSelectProps {
  reports: RefusedReport[];
  settles: RefusedReport | null;
  onChange(change: Partial<BehalfValues>): void;
}

/** Which refused report this one settles; choosing it fills the form with what it said. */
export function RefusedSelect({ reports, settles, onChange }: RefusedSelectProps) {
  const say = useSay();
  const sayPieces = usePieces();
  const { formatDate } = useIntl();
  if (reports.length === 0) return null;
  const choices = reports.map(({ scanId, operator, stage, operation, occurredAt, ...pieces }) => {
    const at = formatDate(occurredAt, { day: 'numeric', month: 'short', hour: 'numeric', minute: 'numeric' });
    const where = stage ?? String(operation);
    return { value: scanId, text: say('behalf.refused', { operator, where, pieces: sayPieces(pieces), at }) };
  });
  const choose = (scanId: string) => {
    const report = reports.find((one) => one.scanId === scanId);
    onChange(report ? valuesOf(report) : { settles: null, dismissal: null });
  };
  return (
    <ChoiceField
      label={say('behalf.settles')}
      value={settles?.scanId ?? NONE}
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
      <ChoiceField
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
