import { useEffect, useState } from 'preact/hooks';
import { momentOf } from '../logic/moment';
import { isUndoable, reportsOf, shiftSince, totalsOf, type ShiftReport } from '../logic/shift';
import type { KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { callerOf, usePage } from '../page-context';
import { keepShift, keptShift } from '../server/kept-shift';
import { serverNowMs } from '../server/server-clock';
import { readShift, type ShiftScan } from '../server/shift';
import { deviceStorage } from '../server/storage';
import { amountsInWords } from '../texts';
import { KeptWords } from './kept';
import { RowUndo, UndoOffer } from './undo-offer';
import { useFocused } from './use-focused';
import { useUndo } from './use-undo';

/** Whether the server has told the shift; until it does, this device's own list is shown. */
type Load = 'loading' | 'offline' | 'busy' | 'loaded';

/** The own scans of a shift from what this device keeps of them. */
function keptSince(operatorId: string): ShiftScan[] {
  const since = shiftSince(serverNowMs());
  return keptShift(deviceStorage, operatorId).filter(({ occurredAt }) => Date.parse(occurredAt) >= since);
}

/** @param undone how many undos were answered: each changes the list */
function useShift(undone: number): { load: Load; reports: ShiftReport[] } {
  const page = usePage();
  const { lose } = page;
  const { jwt, language } = callerOf(page);
  const { id, name } = page.session.operator;
  const [load, setLoad] = useState<Load>('loading');
  const [told, setTold] = useState<ShiftScan[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void readShift(name, new Date(shiftSince(serverNowMs())), { jwt, language }).then((answer) => {
      if (!isCurrent) return;
      if (answer.kind === 'signed-out') return lose();
      const isThere = answer.kind === 'read';
      setLoad(isThere ? 'loaded' : answer.kind === 'offline' ? 'offline' : 'busy');
      if (!isThere) return setTold(null);
      keepShift(deviceStorage, id, answer.scans, serverNowMs());
      setTold(answer.scans);
    });
    return () => {
      isCurrent = false;
    };
  }, [id, name, jwt, language, lose, undone]);
  return { load, reports: reportsOf(told ?? keptSince(id)) };
}

/** What this person reported in this shift, the latest first, each with undo while it is allowed. */
export function Shift({ reports }: { reports: Reports }) {
  const { texts, openCode } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const { load, reports: done } = useShift(reports.undone.size);
  return (
    <main class="shift">
      <button type="button" class="link-action" onClick={() => openCode(null)}>
        ← {texts.other.back}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {texts.shift.title}
      </h1>
      {load !== 'loaded' && (
        <p role="status">{load === 'loading' ? texts.shift.loading : texts.shift.known[load]}</p>
      )}
      <Unsent reports={reports} />
      {(load === 'loaded' || done.length > 0) && <Totals done={done} />}
      <ul class="kept-list">
        {done.map((report) => (
          <Row key={report.scan.scanId} report={report} reports={reports} />
        ))}
      </ul>
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
            <RowUndo item={item} reports={reports} />
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
      <div class="beside">
        <button type="button" class="second-action" onClick={() => openCode(scan.partCode)}>
          {texts.shift.open}
        </button>
        {(mayUndo || undo.state.kind !== 'offered') && <UndoOffer {...undo} />}
      </div>
    </li>
  );
}
