import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PartPage } from '../../../../../src/tracking/contracts';
import { momentOf } from '../logic/moment';
import { usePage } from '../page-context';
import { projected } from '../logic/projected';
import type { Reports } from '../outbox/use-reports';
import { Call, CallButton } from './call';
import { CallStatus } from './call-status';
import { Icon } from './icon';
import { AnotherLabel, Notice } from './notice';
import { PartWork } from './part-work';
import { useCalls } from './use-calls';
import { usePart, type SeenBefore } from './use-part';

/** The label of a batch: what it says depends on what has become of the batch. */
export function PartScreen({ code, reports }: { code: string; reports: Reports }) {
  const { texts, session, drafts, openCode } = usePage();
  const { load, isStale, again } = usePart(code, reports.countedOf(code));
  const [calledAt, setCalledAt] = useState<CalledAt | null>(null);
  // What was typed stays; everything else waits for how it is now.
  const isFormOpen = calledAt !== null || drafts.of(session.operator.id, code)?.isOpen === true;
  const { states } = texts;
  const another = { label: states.scanAnother, act: () => openCode(null) };
  const retry = { label: states.retry, act: again };
  // What is kept has taken pieces of it: before that is known nothing is offered.
  if (!reports.isRead || load.kind === 'loading' || (isStale && !(isFormOpen && load.kind === 'loaded'))) {
    return (
      <main class="loading" aria-busy="true">
        <p role="status">{texts.part.loading}</p>
      </main>
    );
  }
  if (load.kind === 'loaded') {
    const kept = reports.kept.filter(({ id }) => id !== reports.freshId);
    return (
      <>
        {load.seen && <Age seen={load.seen} again={again} />}
        <Batch page={projected(load.page, kept)} {...{ again, reports, isStale, calledAt, setCalledAt }} />
      </>
    );
  }
  if (load.kind === 'offline')
    return (
      <Notice icon="offline" tone="neutral" sentence={states.offline} action={retry}>
        <p>{states.offlineAdvice}</p>
        <AnotherLabel />
      </Notice>
    );
  if (load.kind === 'busy')
    return (
      <Notice icon="warning" tone="neutral" sentence={states.busy} action={retry}>
        <AnotherLabel />
      </Notice>
    );
  if (load.code === 'part-not-found')
    return <Notice icon="question" tone="amber" sentence={states.unknown} action={another} />;
  if (load.code === 'not-permitted')
    return <Notice icon="lock" tone="amber" sentence={states.notPermitted} action={another} />;
  return <Notice icon="label" tone="amber" sentence={states.malformed} action={another} />;
}

/** What is shown is not what is: it says so, why, and since when. */
function Age({ seen, again }: { seen: SeenBefore; again(): void }) {
  const { texts } = usePage();
  return (
    <div class="age" role="status">
      <Icon name={seen.why === 'offline' ? 'offline' : 'warning'} />
      <span>{texts.part.seenAt[seen.why](momentOf(new Date(seen.atMs).toISOString(), texts.locale))}</span>
      <button type="button" class="bar-button" onClick={again}>
        {texts.states.retry}
      </button>
    </div>
  );
}

/** The operation from which the foreman is being called; null: none is chosen. */
interface CalledAt {
  operation: number | null;
}

interface BatchProps {
  page: PartPage;
  reports: Reports;
  /** The part is being read anew. */
  isStale: boolean;
  again(): void;
}

interface CallingProps extends BatchProps {
  /** null: nobody is being called. */
  calledAt: CalledAt | null;
  setCalledAt(at: CalledAt | null): void;
}

/** The batch under what is known of calls for the foreman, or the call itself. */
function Batch({ calledAt, setCalledAt, ...props }: CallingProps) {
  const { session } = usePage();
  const { operator } = session;
  const { page, reports } = props;
  const waiting = reports.kept.filter(
    ({ kind, body, refusal }) => kind === 'call' && body.partCode === page.part.code && refusal === null,
  );
  const { calls, kept } = useCalls(page, waiting);
  if (calledAt) return <Call {...{ page, reports, ...calledAt }} onBack={() => setCalledAt(null)} />;
  // Whoever calls again means the call that stands.
  const hasCalled =
    calls.some((call) => call.operator === operator.name) ||
    kept.some((call) => call.operator.id === operator.id);
  const mayCall = operator.may.includes('call') && !hasCalled;
  return (
    <>
      <CallStatus calls={calls} kept={kept} sending={reports.sending || waiting.length === 0} />
      <BatchState {...props} onCall={mayCall ? (operation) => setCalledAt({ operation }) : null} />
    </>
  );
}

interface BatchStateProps extends BatchProps {
  onCall: ((operation: number | null) => void) | null;
}

function BatchState({ page, again, reports, isStale, onCall }: BatchStateProps) {
  const { texts, openCode } = usePage();
  const { states } = texts;
  const { part, operations, label } = page;
  const another = { label: states.scanAnother, act: () => openCode(null) };
  const call = <CallButton onCall={onCall && (() => onCall(null))} />;
  const name = (
    <>
      <PartName page={page} />
      {call}
    </>
  );
  if (label?.voided) {
    const { validCode } = label;
    const valid = validCode === null ? another : { label: states.openValid, act: () => openCode(validCode) };
    return (
      <Notice icon="void" tone="amber" sentence={states.voided} action={valid}>
        {name}
      </Notice>
    );
  }
  if (part.status === 'cancelled')
    return (
      <Notice icon="void" tone="amber" sentence={states.cancelled} action={another}>
        {name}
      </Notice>
    );
  if (part.status === 'held') return <Held page={page} again={again} call={call} />;
  if (operations.length === 0)
    return (
      <Notice icon="route" tone="amber" sentence={states.noRoute} action={another}>
        {name}
      </Notice>
    );
  if (part.status === 'finished')
    return (
      <Notice icon="check" tone="good" sentence={states.finished} action={another}>
        {name}
      </Notice>
    );
  return <PartWork {...{ page, reports, isStale, onCall }} />;
}

interface HeldProps {
  page: PartPage;
  call: ComponentChildren;
  again(): void;
}

function Held({ page, again, call }: HeldProps) {
  const { texts } = usePage();
  const { states, locale } = texts;
  const { hold } = page.part;
  return (
    <Notice icon="hold" tone="held" sentence={states.held} action={{ label: states.checkAgain, act: again }}>
      <PartName page={page} />
      {hold && hold.reason !== '' && <p>{states.heldReason(hold.reason)}</p>}
      {hold && <p>{states.heldBy(hold.by, momentOf(hold.since, locale))}</p>}
      {call}
    </Notice>
  );
}

function PartName({ page }: { page: PartPage }) {
  const { designation, name } = page.part;
  return <p class="notice-part">{[designation, name].filter(Boolean).join(' · ')}</p>;
}
