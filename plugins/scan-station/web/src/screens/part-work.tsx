import { useState } from 'preact/hooks';
import type { OperationView, PartPage } from '../../../../../src/tracking/contracts';
import { NO_AMOUNTS, type Outcome } from '../logic/amounts';
import { hasContent } from '../logic/draft';
import { offeredOperation, reportable, whyNothing } from '../logic/choose-operation';
import { atPlace } from '../logic/place';
import { originOf, usePage, type Page } from '../page-context';
import { newPhoto } from '../photos/new-photo';
import { makeReport, titleOf } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { deviceStorage } from '../server/storage';
import { CallButton } from './call';
import { Other } from './other';
import { PartHead } from './part-head';
import { RouteStrip } from './route-strip';

const LAST_STAGE_KEY = 'tracker-scan-stage';

interface Props {
  page: PartPage;
  reports: Reports;
  /** The part is being read anew: nothing is sent until it has been. */
  isStale: boolean;
  /** Call the foreman from this operation; null: it is not offered. */
  onCall: ((operation: number | null) => void) | null;
}

type Send = (operation: OperationView, outcome: Outcome, comment: string, contents: readonly Blob[]) => void;

/**
 * Makes a report of what the form says, with its photos ahead of it, and remembers the stage. What was typed goes when the
 * report is on the disk.
 */
function sender({ part }: PartPage, { session, drafts }: Page, reports: Reports): Send {
  const place = { operatorId: session.operator.id, partCode: part.code };
  const begun = drafts.of(place.operatorId, part.code);
  const isKept = reports.kept.some(({ id }) => id === begun?.replaces);
  // Of what was settled elsewhere, and of which nothing is typed, there is nothing to correct.
  const replaces = begun && (isKept || hasContent(begun.draft)) ? begun.replaces : null;
  return (operation, outcome, comment, contents) => {
    deviceStorage.setItem(LAST_STAGE_KEY, operation.stage);
    const origin = originOf(session);
    const of = { scanId: origin.id, partCode: part.code, title: titleOf(part) };
    const photos = contents.map((content) => newPhoto(content, of));
    const attachments = photos.map(({ id }) => id);
    const report = makeReport(outcome, { part, operation, comment, attachments }, origin);
    const drop = (): void => drafts.drop(place);
    if (replaces === null) reports.report(report, photos, drop);
    else reports.correct(replaces, report, photos, drop);
  };
}

/**
 * The operation that is worked at, and whether its form is open. A form that is open stays where it is; else every
 * change of the batch offers an operation anew.
 */
function useWork({ part, operations }: PartPage, choices: OperationView[]) {
  const {
    session,
    drafts,
    place: { place },
  } = usePage();
  const begun = drafts.of(session.operator.id, part.code);
  const offered = (): number | null =>
    offeredOperation(choices, deviceStorage.getItem(LAST_STAGE_KEY), place)?.number ?? null;
  const [isOther, setOther] = useState(begun !== null && hasContent(begun.draft));
  const [picked, setPicked] = useState(() => ({
    revision: part.revision,
    number: begun?.operation ?? offered(),
    // Whose a stage is may come to be known after the part.
    hadChoice: choices.length > 0,
  }));
  // A report that is kept takes the pieces of an operation without a new revision of the part.
  const stands =
    picked.revision === part.revision &&
    (picked.number === null ? picked.hadChoice : choices.some((one) => one.number === picked.number));
  const number = isOther || stands ? picked.number : offered();
  const from = isOther ? operations : choices;
  return {
    chosen: from.find((one) => one.number === number) ?? null,
    isOther,
    setOther: (isOpen: boolean) => {
      setPicked({ revision: part.revision, number, hadChoice: true });
      setOther(isOpen);
    },
    choose: (next: number | null) => setPicked({ revision: part.revision, number: next, hadChoice: true }),
  };
}

/** A batch that can be worked on: where, how many, and one action. */
export function PartWork({ page, reports, isStale, onCall }: Props) {
  const known = usePage();
  const { session, drafts, place } = known;
  const { part, operations } = page;
  const mayReport = session.operator.may.includes('report');
  const choices = mayReport ? reportable(operations, place.isMine) : [];
  const { chosen, isOther, setOther, choose } = useWork(page, choices);
  const sending = reports.freshId !== null;
  const send = sender(page, known, reports);
  if (chosen && isOther && mayReport) {
    return (
      <Other
        page={page}
        operation={chosen}
        {...{ sending, isStale }}
        onBack={() => {
          drafts.leave({ operatorId: session.operator.id, partCode: part.code });
          setOther(false);
        }}
        onSend={(outcome, comment, photos) => send(chosen, outcome, comment, photos)}
      />
    );
  }
  const allGood = (operation: OperationView): void => {
    const amounts = { ...NO_AMOUNTS, good: operation.waiting };
    send(operation, { amounts, reason: null, reworkTo: null }, '', []);
  };
  const call = onCall && (() => onCall(chosen?.number ?? null));
  return (
    <main class="part">
      <PartHead part={part} />
      <RouteStrip part={part} operations={operations} mine={chosen?.number ?? null} />
      {choices.length === 0 && <NothingToDo page={page} mayReport={mayReport} onCall={call} />}
      {choices.length > 0 && chosen === null && (
        <Choice choices={choices} onChoose={(operation) => choose(operation.number)} onCall={call} />
      )}
      {chosen && (
        <Action
          operation={chosen}
          sending={sending}
          onCall={call}
          onAllGood={() => allGood(chosen)}
          onOther={() => setOther(true)}
          onAnother={choices.length > 1 ? () => choose(null) : null}
        />
      )}
    </main>
  );
}

interface ActionProps {
  operation: OperationView;
  sending: boolean;
  onCall: (() => void) | null;
  onAllGood(): void;
  onOther(): void;
  onAnother: (() => void) | null;
}

function Action({ operation, sending, onCall, onAllGood, onOther, onAnother }: ActionProps) {
  const { texts, session, stays } = usePage();
  return (
    <section class="action pinned" aria-live="polite">
      <p class="waiting-here">
        {texts.part.waitingHere}: <b>{operation.waiting}</b>
        <span class="waiting-stage">
          {operation.number}. {operation.stage}
        </span>
      </p>
      {onAnother && (
        <button type="button" class="link-action" onClick={onAnother}>
          {texts.part.another}
        </button>
      )}
      <div class="beside">
        <CallButton onCall={onCall} isNarrow />
        <button type="button" class="second-action" onClick={onOther} disabled={sending}>
          {texts.part.other}
        </button>
      </div>
      <button type="button" class="main-action all-good" onClick={onAllGood} disabled={sending}>
        {sending ? texts.part.sending : texts.part.allGood(operation.waiting)}
        {stays && <span class="as-whom">{session.operator.name}</span>}
      </button>
    </section>
  );
}

interface ChoiceProps {
  choices: OperationView[];
  onChoose(operation: OperationView): void;
  onCall: (() => void) | null;
}

function Choice(props: ChoiceProps) {
  const {
    texts,
    place: { place },
  } = usePage();
  const nothingHere = place !== null && atPlace(props.choices, place).length === 0;
  return (
    <section class="action">
      {nothingHere && (
        <p class="nothing" role="status">
          <b>{texts.place.nothingHere(place.name)}</b>
        </p>
      )}
      <h2>{texts.part.choose}</h2>
      {props.choices.map((operation) => (
        <button
          key={operation.number}
          type="button"
          class="list-button"
          onClick={() => props.onChoose(operation)}
        >
          <b>
            {operation.number}. {operation.stage}
          </b>
          <span>{texts.part.pieces(operation.waiting)}</span>
        </button>
      ))}
      <CallButton onCall={props.onCall} />
    </section>
  );
}

interface NothingProps {
  page: PartPage;
  mayReport: boolean;
  onCall: (() => void) | null;
}

function NothingToDo({ page, mayReport, onCall }: NothingProps) {
  const { texts, openCode, place } = usePage();
  const { waitHere, nothingForMeAdvice } = texts.part;
  const where = page.operations
    .filter(({ waiting }) => waiting > 0)
    .map(({ number, stage, waiting }) => `${number}. ${stage} (${waiting})`)
    .join(', ');
  return (
    <section class="action pinned">
      <p class="nothing" role="status">
        <b>{mayReport ? texts.part.nothingForMe : texts.part.mayNotReport}</b>
        {mayReport && where !== '' && (
          <span>
            {waitHere(where)} {nothingForMeAdvice[whyNothing(page.operations, place.isMine)]}
          </span>
        )}
      </p>
      <CallButton onCall={onCall} />
      <button type="button" class="main-action" onClick={() => openCode(null)}>
        {texts.states.scanAnother}
      </button>
    </section>
  );
}
