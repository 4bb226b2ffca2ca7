import { useEffect, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { DialogFrame, newUuid, useApi, useSending, type ApiFailure } from '../../../../../src/admin/kit';
import type { ScanView } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { Line, PiecesField, Select } from '../acts/fields';
import { useSay } from '../texts';
import { HowToSettle, RefusedSelect, useRefusedReports } from './refused-reports';
import { isComplete, lookAlikesQuery, operatorsFor, reportBody, type BehalfValues } from './report-body';

const NOTHING_YET: BehalfValues = {
  operation: '',
  operator: '',
  good: null,
  scrapped: null,
  reason: '',
  settles: '',
  dismissal: null,
  occurredAt: '',
};

type Change = (change: Partial<BehalfValues>) => void;

interface ChoicesProps {
  page: BatchPage;
  /** Who made the report that is settled; null: none is. */
  reporter: string | null;
  values: BehalfValues;
  onChange: Change;
}

/** What an operator did, where and when. */
function Choices({ page, reporter, values, onChange }: ChoicesProps) {
  const say = useSay();
  const operations = page.operations.map(({ number, stage, waiting: n }) => ({
    value: String(number),
    text: say('field.operation.option', { number, stage, n }),
  }));
  return (
    <>
      <Select
        label={say('behalf.operator')}
        value={values.operator}
        choices={operatorsFor(page.operators, reporter).map((name) => ({ value: name, text: name }))}
        onChange={(operator) => onChange({ operator })}
      />
      <Select
        label={say('field.operation')}
        value={values.operation}
        choices={operations}
        onChange={(operation) => onChange({ operation })}
      />
      <Flex gap={4} alignItems="flex-end">
        <PiecesField label={say('field.good')} value={values.good} onChange={(good) => onChange({ good })} />
        <PiecesField
          label={say('field.scrapped')}
          value={values.scrapped}
          onChange={(scrapped) => onChange({ scrapped })}
        />
      </Flex>
      {(values.scrapped ?? 0) > 0 && (
        <Select
          label={say('behalf.reason')}
          value={values.reason}
          choices={page.reasons.map(({ code, name }) => ({ value: code, text: name }))}
          onChange={(reason) => onChange({ reason })}
        />
      )}
      <Line
        label={say('behalf.occurredAt')}
        type="datetime-local"
        value={values.occurredAt}
        onChange={(occurredAt) => onChange({ occurredAt })}
      />
    </>
  );
}

/**
 * What to do at "send": ask for look-alikes first, and send at once where there are none. A change of
 * the form forgets what was found.
 */
function useCareful(code: string, values: BehalfValues, send: (body: object) => void) {
  const api = useApi();
  const [scanId] = useState(newUuid);
  const [alike, setAlike] = useState<ScanView[] | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  useEffect(() => setAlike(null), [values]);

  const record = () => send(reportBody(values, scanId, code, new Date()));
  const ask = () => {
    setFailure(null);
    const query = lookAlikesQuery(values, new Date());
    api.get<{ data: ScanView[] }>(`/tracker/parts/${code}/look-alikes?${query}`).then(
      ({ data }) => {
        if (data.length === 0) record();
        else setAlike(data);
      },
      (thrown: ApiFailure) => setFailure(thrown),
    );
  };
  return { alike, failure, press: alike ? record : ask };
}

interface BehalfDialogProps {
  page: BatchPage;
  onDone(): void;
  onClose(): void;
}

/** Report for an operator, or settle a report that was refused on a phone. */
export function BehalfDialog({ page, onDone, onClose }: BehalfDialogProps) {
  const say = useSay();
  const { code } = page.part;
  const waiting = page.operations.find((operation) => operation.waiting > 0);
  const [values, setValues] = useState({ ...NOTHING_YET, operation: waiting ? String(waiting.number) : '' });
  const { answer, failure, busy, send } = useSending<object>();
  const refused = useRefusedReports(code);
  const careful = useCareful(code, values, (body) => send('/tracker/scans', body));
  const change: Change = (wish) => setValues((before) => ({ ...before, ...wish }));

  useEffect(() => {
    if (!answer) return;
    onDone();
    onClose();
  }, [answer, onDone, onClose]);

  const { settles, dismissal } = values;
  const reporter = refused.find(({ scanId }) => scanId === settles)?.operator ?? null;
  const dismiss = () => send(`/tracker/refused-reports/${settles}/dismiss`, { reason: dismissal });
  const sends = careful.alike ? 'behalf.anyway' : 'behalf.button';
  const who = careful.alike?.map(({ operator }) => operator).join(', ') ?? '';
  return (
    <DialogFrame
      title={say('behalf.button')}
      about={say(dismissal === null ? 'behalf.about' : 'behalf.dismiss.about')}
      action={say(dismissal === null ? sends : 'behalf.dismiss')}
      ready={isComplete(values)}
      busy={busy}
      failure={failure ?? careful.failure}
      onSend={dismissal === null ? careful.press : dismiss}
      onClose={onClose}
    >
      <RefusedSelect reports={refused} settles={values.settles} onChange={change} />
      {values.settles !== '' && <HowToSettle dismissal={values.dismissal} onChange={change} />}
      {values.dismissal === null && (
        <Choices page={page} reporter={reporter} values={values} onChange={change} />
      )}
      {careful.alike && (
        <Box role="alert" background="warning100" hasRadius padding={4}>
          <Typography textColor="warning700">{say('behalf.alike', { who })}</Typography>
        </Box>
      )}
    </DialogFrame>
  );
}
