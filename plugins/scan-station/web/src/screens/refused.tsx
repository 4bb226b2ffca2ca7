import { useEffect, useState } from 'preact/hooks';
import { answerAloud } from '../feedback';
import { EMPTY_DRAFT, type Draft } from '../logic/draft';
import { usePage } from '../page-context';
import { explain, placesOf, validCodeOf } from '../outbox/explain';
import type { KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { deviceStorage } from '../server/storage';
import { actInWords } from '../texts';
import { loadAnew } from '../use-new-version';
import { Icon } from './icon';
import { useFocused } from './use-focused';

interface Props {
  report: KeptItem;
  reports: Reports;
}

/** A "no" in words: what is wrong, what to do, where the pieces are and with whom. */
export function Refused({ report, reports }: Props) {
  const { texts, session } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const { title, advice } = explain(texts, report);
  const { operator } = report;
  // Only who made it knows what was meant; others may send it once more, as it is.
  const isOwn = operator.id === session.operator.id;
  useEffect(() => answerAloud(deviceStorage, 'refused'), []);
  const said = {
    report: texts.refused.notCounted,
    undo: texts.refused.notUndone,
    call: texts.refused.notCalled,
  };
  const act = actInWords(texts, { ...report, kind: report.kind === 'undo' ? 'report' : report.kind });
  const about = [act, report.title, report.stage, isOwn ? '' : operator.name];
  return (
    <main class="result result-refused">
      <div class="result-words" role="alert">
        <Icon name="warning" />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p class="advice">{advice}</p>
        <p class="refused-report">
          {said[report.kind]}: {about.filter(Boolean).join(' · ')}
        </p>
        <Places report={report} />
      </div>
      <div class="result-actions">
        {report.refusal?.code === 'malformed-request' && (
          <button type="button" class="second-action" onClick={() => void loadAnew()}>
            {texts.version.reload}
          </button>
        )}
        <Later {...{ report, reports, isOwn }} />
        {isOwn ? (
          <Remake {...{ report, reports }} />
        ) : (
          <p class="fine-print">{texts.refused.foreign(operator.name)}</p>
        )}
      </div>
    </main>
  );
}

/** Send it once more as it is, or leave it to the foreman. */
function Later({ report: { id }, reports, isOwn }: Props & { isOwn: boolean }) {
  const { texts, drafts, openCode } = usePage();
  const again = (): void => {
    drafts.dropCorrectionOf(id);
    reports.again(id);
    if (isOwn) return;
    // What comes of it is for its maker; whoever sends it sees what is left here.
    reports.dismiss();
    reports.show({ kind: 'kept' });
  };
  const putAside = (): void => {
    // Its maker has not read it yet.
    if (isOwn) reports.putAside(id);
    openCode(null);
  };
  return (
    <>
      <button type="button" class="second-action" onClick={again}>
        {texts.refused.again}
      </button>
      <button type="button" class="second-action" onClick={putAside}>
        {texts.refused.putAside}
      </button>
    </>
  );
}

/** Report it anew, or take it away. */
function Remake({ report, reports }: Props) {
  const { texts } = usePage();
  const remake = useRemake(report, reports);
  const validCode = validCodeOf(report);
  const isCorrected = isToCorrect(report);
  return (
    <>
      <button
        type="button"
        class="main-action"
        onClick={() => void remake(validCode ?? report.body.partCode)}
      >
        {validCode === null ? texts.refused.open : texts.refused.openValid}
      </button>
      <p class="fine-print">{isCorrected ? texts.refused.openMeans : texts.refused.openRemoves}</p>
      {isCorrected && <Remove {...{ report, reports }} />}
    </>
  );
}

/** Whether another report stands in for it; what somebody has dealt with, an undo and a call have nothing to correct. */
const isToCorrect = ({ kind, refusal }: KeptItem): boolean =>
  kind === 'report' && refusal?.code !== 'already-settled';

/** What the refused report said, for its form; nothing where it said only that pieces are good. */
function draftOf({ body }: KeptItem, photos: readonly Blob[]): Draft {
  const { good, scrapped, rework, reason, comment } = body;
  if (scrapped === 0 && rework === null && comment === '' && photos.length === 0) return EMPTY_DRAFT;
  const amounts = { good, scrapped, rework: rework?.quantity ?? 0 };
  return { amounts, reason, reworkTo: rework?.toOperation ?? null, comment, photos };
}

/** Opens a label to report anew. The refused report stays until the new one stands in its place. */
function useRemake(report: KeptItem, reports: Reports): (code: string) => Promise<void> {
  const { session, drafts, openCode } = usePage();
  const { id, body } = report;
  return async (partCode) => {
    if (isToCorrect(report)) {
      const place = { operatorId: session.operator.id, partCode, operation: body.operation };
      drafts.correct(place, draftOf(report, await reports.picturesOf(id)), id);
      reports.putAside(id);
    } else reports.settle(id);
    openCode(partCode);
  };
}

/** Takes a report away that is not to be counted at all, at the second tap. */
function Remove({ report: { id }, reports }: Props) {
  const { texts, drafts, openCode } = usePage();
  const [isAsked, setAsked] = useState(false);
  const tapped = ({ detail }: MouseEvent): void => {
    // The second half of a double tap agrees to nothing.
    if (detail > 1) return;
    if (!isAsked) return setAsked(true);
    drafts.dropCorrectionOf(id);
    reports.settle(id);
    openCode(null);
  };
  return (
    <button type="button" class="link-action" onClick={tapped}>
      {isAsked ? texts.refused.removeSurely : texts.refused.remove}
    </button>
  );
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
