import { useEffect } from 'preact/hooks';
import { momentOf } from '../logic/moment';
import { answerAloud } from '../feedback';
import { usePage } from '../page-context';
import type { Reports, Shown } from '../outbox/use-reports';
import type { CountedBody } from '../server/api';
import { deviceStorage } from '../server/storage';
import { amountsInWords, type Texts } from '../texts';
import { Icon } from './icon';
import { LostPhotos } from './lost-photos';
import { UndoOffer } from './undo-offer';
import { useUndo } from './use-undo';
import { useFocused } from './use-focused';

/** How long the result stays; then the page asks for the next label. */
const SHOWN_MS = 10_000;

interface Props {
  shown: Extract<Shown, { kind: 'counted' }>;
  reports: Reports;
}

function titleOf(texts: Texts, { replayed, scan }: Partial<CountedBody>): string {
  return replayed && scan
    ? texts.counted.replayed(momentOf(scan.recordedAt, texts.locale))
    : texts.counted.title;
}

export function Counted({ shown, reports }: Props) {
  const { texts, session, finish } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const { report, answer } = shown;
  const { body, stage } = report;
  const remains = answer.operations?.find(({ number }) => number === body.operation)?.waiting;
  const amounts = { ...body, rework: body.rework?.quantity ?? 0 };
  const undo = useUndo(report, reports);
  const isUndone = undo.state.kind === 'undone';
  const mayUndo =
    session.operator.may.includes('undo-own') &&
    report.operator.id === session.operator.id &&
    !answer.undoneBy?.length;
  const sameAgain = (): void => {
    undo.leave();
    finish(body.partCode);
  };
  const next = (): void => {
    undo.leave();
    finish(null);
  };
  useEffect(() => answerAloud(deviceStorage, 'good'), []);
  useEffect(() => {
    // What a person has begun to take back stays until it is answered and read.
    if (undo.state.kind !== 'offered' && undo.state.kind !== 'undone') return undefined;
    const timer = setTimeout(() => finish(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [finish, undo.state.kind]);
  return (
    <main class={`result result-good${isUndone ? ' result-undone' : ''}`}>
      <div class="result-words" role="status">
        <Icon name="check" />
        <h1 ref={heading} tabIndex={-1}>
          {isUndone ? texts.counted.undo.done : titleOf(texts, answer)}
        </h1>
        <p class="result-amounts">{amountsInWords(texts, amounts)}</p>
        <p>
          {report.title} · {body.operation}. {stage}
        </p>
        <LostPhotos reports={reports} scanId={report.id} />
        {remains !== undefined && !isUndone && <p>{texts.counted.remains(remains)}</p>}
        {answer.undoneBy?.[0] && <p>{texts.counted.undone(answer.undoneBy[0].operator)}</p>}
      </div>
      <div class="result-actions">
        {mayUndo && <UndoOffer {...undo} />}
        <button type="button" class="second-action" onClick={sameAgain}>
          {texts.counted.same}
        </button>
        <button type="button" class="main-action" onClick={next}>
          {texts.counted.next}
        </button>
      </div>
    </main>
  );
}
