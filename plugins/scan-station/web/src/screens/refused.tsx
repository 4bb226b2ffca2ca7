import { useEffect } from 'preact/hooks';
import { answerAloud } from '../feedback';
import { usePage } from '../page-context';
import { explain, placesOf, validCodeOf } from '../outbox/explain';
import type { KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { deviceStorage } from '../server/storage';
import { actInWords } from '../texts';
import { Icon } from './icon';
import { useFocused } from './use-focused';

interface Props {
  report: KeptItem;
  reports: Reports;
}

/** A "no" in words: what is wrong, what to do, where the pieces are and with whom. */
export function Refused({ report, reports }: Props) {
  const { texts, openCode } = usePage();
  const remake = useRemake(report, reports);
  const heading = useFocused<HTMLHeadingElement>();
  const { title, advice } = explain(texts, report);
  const { body } = report;
  const validCode = validCodeOf(report);
  const { id } = report;
  useEffect(() => answerAloud(deviceStorage, 'refused'), []);
  const said = {
    report: texts.refused.notCounted,
    undo: texts.refused.notUndone,
    call: texts.refused.notCalled,
  };
  const act = actInWords(texts, { ...report, kind: report.kind === 'undo' ? 'report' : report.kind });
  const putAside = (): void => {
    reports.putAside(id);
    openCode(null);
  };
  return (
    <main class="result result-refused">
      <div class="result-words" role="alert">
        <Icon name="warning" />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p class="advice">{advice}</p>
        <p class="refused-report">
          {said[report.kind]}: {[act, report.title, report.stage].filter(Boolean).join(' · ')}
        </p>
        <Places report={report} />
      </div>
      <div class="result-actions">
        <button type="button" class="second-action" onClick={() => reports.again(id)}>
          {texts.refused.again}
        </button>
        <button type="button" class="second-action" onClick={putAside}>
          {texts.refused.putAside}
        </button>
        <button type="button" class="main-action" onClick={() => void remake(validCode ?? body.partCode)}>
          {validCode === null ? texts.refused.open : texts.refused.openValid}
        </button>
        <p class="fine-print">{texts.refused.openMeans}</p>
      </div>
    </main>
  );
}

/** Opens a label to report anew, with what the refused report said besides good pieces in the form; the report goes. */
function useRemake({ id, kind, body }: KeptItem, reports: Reports): (code: string) => Promise<void> {
  const { session, drafts, openCode } = usePage();
  return async (partCode) => {
    const photos = kind === 'report' ? await reports.picturesOf(id) : [];
    const { operation, good, scrapped, rework, reason, comment } = body;
    const isPlain = scrapped === 0 && rework === null && comment === '' && photos.length === 0;
    if (kind === 'report' && !isPlain) {
      const amounts = { good, scrapped, rework: rework?.quantity ?? 0 };
      const draft = { amounts, reason, reworkTo: rework?.toOperation ?? null, comment, photos };
      drafts.keep({ operatorId: session.operator.id, partCode, operation }, draft);
    }
    reports.settle(id);
    openCode(partCode);
  };
}

function Places({ report }: { report: KeptItem }) {
  const { texts } = usePage();
  const places = placesOf(report);
  if (places.length === 0) return null;
  return (
    <section class="places">
      <h2>{texts.refused.where}</h2>
      <ul>
        {places.map(({ operation, stage, waiting, operator }) => (
          <li key={operation}>
            <b>{texts.refused.place(waiting, operation, stage)}</b>
            {operator !== null && <span>{texts.refused.with(operator)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
