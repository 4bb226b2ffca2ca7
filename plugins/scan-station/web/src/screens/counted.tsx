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
import { useEnd } from './use-end';
import { useFocused } from './use-focused';

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
  const undo = useUndo(report, reports);
  const { kind, act } = undo.state;
  const isUndone = kind === 'undone';
  // Of a report of which a part alone could be taken back that part is told.
  const told = isUndone ? act.body : body;
  const amounts = { ...told, rework: told.rework?.quantity ?? 0 };
  const mayUndo =
    session.operator.may.includes('undo-own') &&
    report.operator.id === session.operator.id &&
    !answer.undoneBy?.length;
  useEffect(() => answerAloud(deviceStorage, 'good'), []);
  // What a person has begun to take back stays until it is answered and read.
  useEnd(finish, kind === 'offered' || isUndone);
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
        {mayUndo && <UndoOffer {...undo} isTimed />}
        <button type="button" class="second-action" onClick={() => finish(body.partCode)}>
          {texts.counted.same}
        </button>
        <button type="button" class="main-action" onClick={() => finish(null)}>
          {texts.counted.next}
        </button>
      </div>
    </main>
  );
}
