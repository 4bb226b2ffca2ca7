import { usePage } from '../page-context';
import type { Reports } from '../reports/use-reports';
import { amountsInWords } from '../texts';
import { Icon } from './icon';
import { useFocused } from './use-focused';

/** Reports that the server has not answered: kept on this device, sent again under the same ids. */
export function Kept({ reports }: { reports: Reports }) {
  const { texts, openCode } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const unsent = reports.kept.filter(({ refusal }) => refusal === null);
  return (
    <main class="result result-kept">
      <div class="result-words" role="status">
        <Icon name="offline" />
        <h1 ref={heading} tabIndex={-1}>
          {texts.kept.title}
        </h1>
        <p>{texts.kept.text}</p>
        <ul class="kept-list">
          {unsent.map(({ body, title, stage, operator }) => (
            <li key={body.scanId}>
              <b>{amountsInWords(texts, { ...body, rework: body.rework?.quantity ?? 0 })}</b>
              <span>
                {title} · {stage} · {operator.name}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div class="result-actions">
        <button type="button" class="second-action" onClick={() => openCode(null)}>
          {texts.kept.next}
        </button>
        <button type="button" class="main-action" disabled={reports.sending} onClick={reports.flush}>
          {reports.sending ? texts.kept.sending : texts.kept.again}
        </button>
      </div>
    </main>
  );
}
