import { useState } from 'preact/hooks';
import { EMPTY_DRAFT, type Draft } from '../logic/draft';
import { validCodeOf } from '../outbox/explain';
import { firstStep, mayPass, restOf } from '../outbox/first-step';
import { makeCallAbout, makePartUndo, type KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { originOf, usePage } from '../page-context';
import { actInWords, amountsInWords } from '../texts';
import { loadAnew } from '../use-new-version';

export interface RefusedProps {
  report: KeptItem;
  reports: Reports;
}

/** What can be done about a refusal: what helps first, at the edge of the screen, and the rest. */
export function RefusedActions({ report, reports }: RefusedProps) {
  const { texts, session, drafts, openCode } = usePage();
  const { refused: words } = texts;
  const { id } = report;
  const first = useFirst({ report, reports });
  const isOwn = report.operator.id === session.operator.id;
  const isOpened = first.step === 'open';
  const again = (): void => {
    drafts.dropCorrectionOf(id);
    reports.again(id);
    if (isOwn) return;
    // What comes of it is for its maker; whoever sends it sees what is left here.
    reports.dismiss();
    reports.show({ kind: 'kept' });
  };
  return (
    <>
      <button type="button" class="main-action" onClick={first.act}>
        {first.label}
      </button>
      <div class="result-actions">
        {isOwn && isOpened && (
          <p class="fine-print">{isToCorrect(report) ? words.openMeans : words.openRemoves}</p>
        )}
        {mayPass(report, texts.refusals) && (
          <button type="button" class="second-action" onClick={again}>
            {words.again}
          </button>
        )}
        {first.step !== 'work-on' && first.step !== 'leave' && (
          <button
            type="button"
            class="second-action"
            onClick={() => {
              reports.putAside(id);
              openCode(null);
            }}
          >
            {words.putAside}
          </button>
        )}
        {!isOwn && <p class="fine-print">{words.foreign(report.operator.name)}</p>}
        {isOwn && (isToCorrect(report) || !isOpened) && <Remove {...{ report, reports }} />}
      </div>
    </>
  );
}

/** What helps first. */
function useFirst({ report, reports }: RefusedProps) {
  const { texts, session, openCode } = usePage();
  const remake = useRemake({ report, reports });
  const { refused: words } = texts;
  const { id, body } = report;
  const step = firstStep(report, session.operator);
  const rest = restOf(report);
  const validCode = validCodeOf(report);
  const leave = (): void => {
    // Its maker has not read it yet.
    if (report.operator.id === session.operator.id) reports.putAside(id);
    openCode(null);
  };
  const actions = {
    reload: { label: texts.version.reload, act: () => void loadAnew() },
    'work-on': { label: words.workOn, act: leave },
    leave: { label: words.putAside, act: leave },
    'undo-rest': {
      label: rest ? words.undoRest(amountsInWords(texts, rest)) : '',
      act: () => rest && reports.undo(makePartUndo(report, rest, originOf(session)), id),
    },
    call: {
      label: texts.call.send,
      act: () => {
        reports.call(makeCallAbout(report, actInWords(texts, report), originOf(session)));
        reports.putAside(id);
        openCode(body.partCode);
      },
    },
    open: {
      label: validCode === null ? words.open : words.openValid,
      act: () => void remake(validCode ?? body.partCode),
    },
  };
  return { step, ...actions[step] };
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
function useRemake({ report, reports }: RefusedProps): (code: string) => Promise<void> {
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
function Remove({ report: { id }, reports }: RefusedProps) {
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
