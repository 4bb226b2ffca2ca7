import { useEffect, useRef, useState } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { DialogFrame, newUuid, useApi, useSending, type ApiFailure } from '../../../../../src/admin/kit';
import type { ScanView } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { BehalfFields } from './behalf-fields';
import { HowToSettle, RefusedSelect, useRefusedReports } from './refused-reports';
import { isComplete, lookAlikesQuery, reportBody, type BehalfValues } from './report-body';

const NOTHING_YET: BehalfValues = {
  operation: '',
  operator: '',
  good: null,
  scrapped: null,
  rework: null,
  reworkTo: '',
  reason: '',
  comment: '',
  settles: null,
  dismissal: null,
  occurredAt: '',
};

/**
 * What to do at "send": ask for look-alikes first, and send at once where there are none. A change of
 * the form forgets what was found.
 */
function useCareful(code: string, values: BehalfValues, send: (body: object) => void) {
  const api = useApi();
  const [scanId] = useState(newUuid);
  const [alike, setAlike] = useState<ScanView[] | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  // Sent once more after an answer that was lost, it is the same report.
  const sentAt = useRef<Date | null>(null);
  useEffect(() => {
    setAlike(null);
    sentAt.current = null;
  }, [values]);

  const record = () => send(reportBody(values, scanId, code, (sentAt.current ??= new Date())));
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
  const [values, setValues] = useState<BehalfValues>({
    ...NOTHING_YET,
    operation: waiting ? String(waiting.number) : '',
  });
  const { answer, failure, busy, send } = useSending<object>();
  const refused = useRefusedReports(code);
  const careful = useCareful(code, values, (body) => send('/tracker/scans', body));
  const change = (wish: Partial<BehalfValues>) => setValues((before) => ({ ...before, ...wish }));

  useEffect(() => {
    if (!answer) return;
    onDone();
    onClose();
  }, [answer, onDone, onClose]);

  const { settles, dismissal } = values;
  const dismiss = () => send(`/tracker/refused-reports/${settles?.scanId}/dismiss`, { reason: dismissal });
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
      <RefusedSelect reports={refused} settles={settles} onChange={change} />
      {settles !== null && <HowToSettle dismissal={dismissal} onChange={change} />}
      {dismissal === null && <BehalfFields page={page} values={values} onChange={change} />}
      {careful.alike && (
        <Box role="alert" background="warning100" hasRadius padding={4}>
          <Typography textColor="warning700">{say('behalf.alike', { who })}</Typography>
        </Box>
      )}
    </DialogFrame>
  );
}
