import { useEffect, useState } from 'preact/hooks';
import { momentOf } from '../logic/moment';
import { isUndoable, reportsOf, totalsOf, type ShiftReport } from '../logic/shift';
import type { KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { callerOf, usePage } from '../page-context';
import { serverNowMs } from '../server/server-clock';
import { readShift } from '../server/shift';
import { amountsInWords } from '../texts';
import { KeptWords } from './kept';
import { UndoOffer } from './undo-offer';
import { useFocused } from './use-focused';
import { useUndo } from './use-undo';

type Load = { kind: 'loading' | 'offline' } | { kind: 'loaded'; reports: ShiftReport[] };

function startOfToday(): Date {
  const now = new Date(serverNowMs());
  return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}

/** @param undone how many undos were answered: each changes the list */
function useShift(undone: number): Load {
  const page = usePage();
  const { lose } = page;
  const { jwt, language } = callerOf(page);
  const { name } = page.session.operator;
  const [load, setLoad] = useState<Load>({ kind: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    void readShift(name, startOfToday(), { jwt, language }).then((answer) => {
      if (!isCurrent) return;
      if (answer.kind === 'signed-out') return lose();
      if (answer.kind !== 'read') return setLoad({ kind: 'offline' });
      setLoad({ kind: 'loaded', reports: reportsOf(answer.scans) });
    });
    return () => {
      isCurrent = false;
    };
  }, [name, jwt, language, lose, undone]);
  return load;
}

/** What this person reported today, the latest first, each with undo while it is allowed. */
export function Shift({ reports }: { reports: Reports }) {
  const { texts, openCode } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const load = useShift(reports.undone.size);
  return (
    <main class="shift">
      <button type="button" class="link-action" onClick={() => openCode(null)}>
        ← {texts.other.back}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {texts.shift.title}
      </h1>
      {load.kind !== 'loaded' && (
        <p role="status">{load.kind === 'loading' ? texts.shift.loading : texts.states.offline}</p>
      )}
      <Unsent reports={reports} />
      {load.kind === 'loaded' && <Totals done={load.reports} />}
      {load.kind === 'loaded' && (
        <ul class="kept-list">
          {load.reports.map((report) => (
            <Row key={report.scan.scanId} report={report} reports={reports} />
          ))}
        </ul>
      )}
    </main>
  );
}

/** What this person reported and the server has not counted: on this device alone. */
function Unsent({ reports }: { reports: Reports }) {
  const { texts, session } = usePage();
  const own = reports.kept.filter(
    ({ kind, operator }) => kind === 'report' && operator.id === session.operator.id,
  );
  if (own.length === 0) return null;
  return (
    <>
      <h2 class="said-first">{texts.person.unsent}</h2>
      <ul class="kept-list">
        {own.map((item) => (
          <li key={item.id}>
            <KeptWords item={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Totals({ done }: { done: ShiftReport[] }) {
  const { texts } = usePage();
  const words = amountsInWords(texts, totalsOf(done));
  return <p class="shift-totals">{words === '' ? texts.shift.nothing : words}</p>;
}

/** A report of the server's list in the form in which undos name theirs. */
function nameOf({ scan }: ShiftReport): Pick<KeptItem, 'body' | 'title' | 'stage'> {
  const { scanId, partCode, operation, good, scrapped, reworked, reworkTo, occurredAt, title, stage } = scan;
  const rework = reworkTo === null ? null : { quantity: reworked, toOperation: reworkTo };
  const amounts = { good, scrapped, rework, reason: null, comment: '' };
  return { body: { scanId, partCode, operation, kind: 'report', ...amounts, occurredAt }, title, stage };
}

function Row({ report, reports }: { report: ShiftReport; reports: Reports }) {
  const { texts, session, openCode } = usePage();
  const undo = useUndo(nameOf(report), reports);
  const { scan, left } = report;
  const words = amountsInWords(texts, left);
  const mayUndo = session.operator.may.includes('undo-own') && isUndoable(report, serverNowMs());
  return (
    <li>
      <b>{words === '' ? texts.counted.undo.done : words}</b>
      <span>
        {scan.title} · {scan.operation}. {scan.stage} · {momentOf(scan.occurredAt, texts.locale)}
      </span>
      <button type="button" class="link-action" onClick={() => openCode(scan.partCode)}>
        {texts.shift.open}
      </button>
      {(mayUndo || undo.state.kind !== 'offered') && (
        <UndoOffer state={undo.state} undo={undo.undo} isTimed={false} />
      )}
    </li>
  );
}
