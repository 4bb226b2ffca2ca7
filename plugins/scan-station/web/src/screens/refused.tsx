import { useEffect } from 'preact/hooks';
import { answerAloud } from '../feedback';
import { explain, placesOf } from '../outbox/explain';
import { restOf } from '../outbox/first-step';
import type { KeptItem } from '../outbox/kept-item';
import { usePage } from '../page-context';
import { deviceStorage } from '../server/storage';
import { actInWords } from '../texts';
import { Icon } from './icon';
import { RefusedActions, type RefusedProps } from './refused-actions';
import { useFocused } from './use-focused';

/** A "no" in words: what is wrong, what to do, where the pieces are and with whom. */
export function Refused({ report, reports }: RefusedProps) {
  const { texts, session } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const { title, advice } = explain(texts, report);
  const { operator, kind } = report;
  useEffect(() => answerAloud(deviceStorage, 'refused'), []);
  const said = {
    report: texts.refused.notCounted,
    undo: texts.refused.notUndone,
    call: texts.refused.notCalled,
  };
  const act = actInWords(texts, { ...report, kind: kind === 'undo' ? 'report' : kind });
  // Only who made it knows what was meant; others may send it once more, as it is.
  const about = [act, report.title, report.stage, operator.id === session.operator.id ? '' : operator.name];
  return (
    <main class="result result-refused">
      <div class="result-words" role="alert">
        <Icon name="warning" />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p class="advice">{restOf(report) ? texts.refused.restAdvice : advice}</p>
        <p>
          {said[kind]}: {about.filter(Boolean).join(' · ')}
        </p>
        <Places report={report} />
      </div>
      <RefusedActions {...{ report, reports }} />
    </main>
  );
}

function Places({ report }: { report: KeptItem }) {
  const { refused: words } = usePage().texts;
  const places = placesOf(report);
  if (places.length === 0) return null;
  return (
    <section class="places">
      <h2>{words.where}</h2>
      <ul>
        {places.map(({ operation, stage, waiting, operator, sentBy }) => (
          <li key={operation}>
            <b>{words.place(waiting, operation, stage)}</b>
            {operator !== null && <span>{words.with(operator)}</span>}
            {sentBy !== null && <span>{words.sentBy(sentBy)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
