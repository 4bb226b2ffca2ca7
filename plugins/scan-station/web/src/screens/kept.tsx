import { useEffect } from 'preact/hooks';
import { answerAloud } from '../feedback';
import { momentOf } from '../logic/moment';
import type { KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { stoppedBy, waitsOf, type Waits } from '../outbox/waits';
import { usePage } from '../page-context';
import { deviceStorage } from '../server/storage';
import { actInWords, type Texts } from '../texts';
import { useStorageRisk } from '../use-storage-risk';
import { Icon } from './icon';
import { LostPhotos, UnsentPhotos } from './lost-photos';
import { RowUndo, UndoOffer } from './undo-offer';
import { useEnd } from './use-end';
import { useFocused } from './use-focused';
import { useUndo } from './use-undo';

/** What stands in the way of an act, in words; null: nothing does. */
function waitsInWords(texts: Texts, { for: what, act }: Waits): string | null {
  return act && texts.kept.waits[what](actInWords(texts, act), act.operator.name);
}

/** What most matters of what is kept: a report, else an undo, else a call. */
const mainKind = (acts: readonly KeptItem[]): KeptItem['kind'] =>
  (['report', 'undo'] as const).find((kind) => acts.some((act) => act.kind === kind)) ?? 'call';

/** What is kept, apart by what becomes of it. */
function sorted({ kept, unsentPhotos, freshId }: Reports, operatorId: string) {
  const stopped = stoppedBy(kept, operatorId);
  const waiting = kept
    .filter(({ refusal }) => refusal === null)
    .map((item) => ({ item, waits: waitsOf(item, stopped, operatorId) }));
  const going = waiting.filter(({ waits }) => waits.act === null).map(({ item }) => item);
  const fresh = waiting.find(({ item }) => item.id === freshId);
  const isAnythingGoing = going.length + unsentPhotos.length > 0;
  // The screen speaks of what was made just now, else of what goes, else of what does not.
  const said = fresh ?? (going.length > 0 ? undefined : waiting[0]);
  return {
    ...{ waiting, going, isAnythingGoing, fresh: fresh?.item, stop: said?.waits ?? null },
    refused: kept.filter(({ refusal }) => refusal !== null),
  };
}

/** What the server has not counted: kept on this device, sent again under the same ids. */
export function Kept({ reports }: { reports: Reports }) {
  const { texts, session, store } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const isNew = reports.freshId !== null;
  useEffect(() => {
    if (isNew) answerAloud(deviceStorage, 'kept');
  }, [isNew]);
  const { waiting, going, isAnythingGoing, fresh, stop, refused } = sorted(reports, session.operator.id);
  const risk = useStorageRisk(store.durable && reports.kept.length > 0);
  const stopWords = stop && waitsInWords(texts, stop);
  // The heading names what stands in the way and the main button opens it: its row would lie half below the buttons.
  const leadsOn = isNew && stop?.for === 'settling';
  const words = texts.kept;
  const refusedTitle = refused.every(({ kind }) => kind === 'report') ? words.refused : words.refusedActs;
  const { why } = reports;
  const title =
    going.length > 0 ? `${words.why[why]} ${words.title[mainKind(going)]}` : texts.photos.unsentTitle;
  const done = refused.length > 0 ? refusedTitle : words.allSent;
  const isSent = waiting.length === 0 && !isAnythingGoing;
  return (
    <main class={`result result-kept${isNew ? ' result-fresh' : ''}`}>
      <div class="result-words" role="status">
        <Icon
          name={
            isAnythingGoing && why === 'offline'
              ? 'offline'
              : isSent && refused.length === 0
                ? 'check'
                : 'warning'
          }
        />
        <h1 ref={heading} tabIndex={-1}>
          {stopWords ?? (isAnythingGoing ? title : done)}
        </h1>
        {waiting.length > 0 && (
          <p>{store.durable ? (stopWords === null ? words.text[why] : words.stays) : words.notDurable}</p>
        )}
        {risk && <p class="fine-print">{words[risk]}</p>}
        <ul class="kept-list">
          {waiting.map(({ item, waits }) => (
            <li key={item.id}>
              <KeptWords item={item} />
              {waits.act !== item && waits !== stop && <span>{waitsInWords(texts, waits)}</span>}
              {item !== fresh && <RowUndo item={item} reports={reports} />}
            </li>
          ))}
        </ul>
        <UnsentPhotos reports={reports} />
        <LostPhotos reports={reports} />
        {!leadsOn && refused.length > 0 && !isSent && <h2>{refusedTitle}</h2>}
        <ul class="kept-list">
          {!leadsOn && refused.map((item) => <RefusedRow key={item.id} item={item} reports={reports} />)}
        </ul>
      </div>
      <Actions {...{ reports, fresh, stop, isAnythingGoing }} />
    </main>
  );
}

interface ActionsProps {
  reports: Reports;
  fresh: KeptItem | undefined;
  /** What the act of which the screen speaks waits for. */
  stop: Waits | null;
  isAnythingGoing: boolean;
}

function Actions({ reports, fresh, stop, isAnythingGoing }: ActionsProps) {
  const { texts, openCode, finish } = usePage();
  const { kept: words } = texts;
  const { sending } = reports;
  const toSettle = stop?.for === 'settling' ? stop.act : null;
  return (
    <div class="result-actions">
      {fresh && <FreshUndo report={fresh} {...{ reports }} isEnding={stop?.act === null} />}
      {isAnythingGoing && (
        <button type="button" class="second-action" disabled={sending} onClick={reports.flush}>
          {sending ? words.sending : words.again}
        </button>
      )}
      <button
        type="button"
        class={toSettle ? 'second-action' : 'main-action'}
        onClick={() => (reports.freshId === null ? openCode : finish)(null)}
      >
        {words.next}
      </button>
      {toSettle && (
        <button
          type="button"
          class="main-action"
          onClick={() => reports.show({ kind: 'refused', id: toSettle.id })}
        >
          {words.look}
        </button>
      )}
    </div>
  );
}

/** @param isEnding the screen ends by itself */
function FreshUndo(props: { report: KeptItem; reports: Reports; isEnding: boolean }) {
  const { session, finish } = usePage();
  const undo = useUndo(props.report, props.reports);
  const isOffered = undo.state.kind === 'offered';
  useEnd(finish, props.isEnding && isOffered);
  if (props.report.kind !== 'report' || !session.operator.may.includes('undo-own')) return null;
  return <UndoOffer {...undo} isTimed={props.isEnding} />;
}

function RefusedRow({ item, reports }: { item: KeptItem; reports: Reports }) {
  const { texts } = usePage();
  const look = (): void => reports.show({ kind: 'refused', id: item.id });
  return (
    <li>
      <KeptWords item={item} />
      <button type="button" class="second-action" onClick={look}>
        {texts.kept.look}
      </button>
    </li>
  );
}

/** What an act was, of which part, whose and when. */
export function KeptWords({ item }: { item: KeptItem }) {
  const { texts, session } = usePage();
  const { title, stage, operator, occurredAt, ownOnly } = item;
  const about = [title, stage, operator.name, momentOf(occurredAt, texts.locale)].filter(Boolean);
  return (
    <>
      <b>{actInWords(texts, item)}</b>
      <span>{about.join(' · ')}</span>
      {ownOnly && operator.id !== session.operator.id && <span>{texts.kept.ownOnly(operator.name)}</span>}
    </>
  );
}
