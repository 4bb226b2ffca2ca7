import { usePage } from '../page-context';
import { explain, placesOf, validCodeOf } from '../reports/explain';
import type { KeptReport } from '../reports/report';
import type { Reports } from '../reports/use-reports';
import { amountsInWords } from '../texts';
import { Icon } from './icon';
import { useFocused } from './use-focused';

interface Props {
  report: KeptReport;
  reports: Reports;
}

/** A "no" in words: what is wrong, what to do, where the pieces are and with whom. */
export function Refused({ report, reports }: Props) {
  const { texts, openCode } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const { title, advice } = explain(texts, report);
  const { body } = report;
  const amounts = amountsInWords(texts, { ...body, rework: body.rework?.quantity ?? 0 });
  const validCode = validCodeOf(report);
  const leave = (code: string | null) => () => {
    reports.forget(body.scanId);
    openCode(code);
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
          {texts.refused.notCounted}: {amounts} · {report.title} · {report.stage}
        </p>
        <Places report={report} />
      </div>
      <div class="result-actions">
        {report.refusal?.code === 'part-on-hold' ? (
          <button type="button" class="second-action" onClick={() => reports.again(report)}>
            {texts.refused.again}
          </button>
        ) : (
          <button type="button" class="second-action" onClick={leave(null)}>
            {texts.states.scanAnother}
          </button>
        )}
        <button type="button" class="main-action" onClick={leave(validCode ?? body.partCode)}>
          {validCode === null ? texts.refused.open : texts.refused.openValid}
        </button>
      </div>
    </main>
  );
}

function Places({ report }: { report: KeptReport }) {
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
