import { useEffect } from 'preact/hooks';
import { answerAloud } from '../feedback';
import type { KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { momentOf } from '../logic/moment';
import { usePage } from '../page-context';
import { deviceStorage } from '../server/storage';
import { actInWords, type Texts } from '../texts';
import { Icon } from './icon';
import { LostPhotos, UnsentPhotos } from './lost-photos';
import { UndoOffer } from './undo-offer';
import { useFocused } from './use-focused';
import { useUndo } from './use-undo';
import { useStorageRisk } from '../use-storage-risk';

function titleOf({ kept, photos }: Texts, acts: number, unsentPhotos: number, refused: number): string {
  if (acts > 0) return kept.title;
  if (unsentPhotos > 0) return photos.unsentTitle;
  return refused > 0 ? kept.refused : kept.allSent;
}

/** What the server has not counted: kept on this device, sent again under the same ids. */
export function Kept({ reports }: { reports: Reports }) {
  const { texts, openCode, finish, session, store } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const { kept, sending, unsentPhotos } = reports;
  const isNew = reports.freshId !== null;
  useEffect(() => {
    if (isNew) answerAloud(deviceStorage, 'kept');
  }, [isNew]);
  const waiting = kept.filter(({ refusal }) => refusal === null);
  const refused = kept.filter(({ refusal }) => refusal !== null);
  const latest = kept.filter(
    ({ kind, operator }) => kind === 'report' && operator.id === session.operator.id,
  );
  const fresh = latest.find(({ id }) => id === reports.freshId);
  const isSent = waiting.length === 0 && unsentPhotos.length === 0;
  const risk = useStorageRisk(store.durable && kept.length > 0);
  return (
    <main class="result result-kept">
      <div class="result-words" role="status">
        <Icon name={isSent ? (refused.length > 0 ? 'warning' : 'check') : 'offline'} />
        <h1 ref={heading} tabIndex={-1}>
          {titleOf(texts, waiting.length, unsentPhotos.length, refused.length)}
        </h1>
        {waiting.length > 0 && <p>{store.durable ? texts.kept.text : texts.kept.notDurable}</p>}
        {risk && <p class="fine-print">{texts.kept[risk]}</p>}
        <ul class="kept-list">
          {waiting.map((item) => (
            <KeptRow key={item.id} item={item} />
          ))}
        </ul>
        <UnsentPhotos reports={reports} />
        <LostPhotos reports={reports} />
        {refused.length > 0 && !isSent && <h2>{texts.kept.refused}</h2>}
        <ul class="kept-list">
          {refused.map((item) => (
            <RefusedRow key={item.id} item={item} reports={reports} />
          ))}
        </ul>
      </div>
      <div class="result-actions">
        {fresh && <FreshUndo report={fresh} reports={reports} />}
        <button type="button" class="second-action" onClick={() => (isNew ? finish : openCode)(null)}>
          {texts.kept.next}
        </button>
        {!isSent && (
          <button type="button" class="main-action" disabled={sending} onClick={reports.flush}>
            {sending ? texts.kept.sending : texts.kept.again}
          </button>
        )}
      </div>
    </main>
  );
}

function FreshUndo({ report, reports }: { report: KeptItem; reports: Reports }) {
  const { state, undo } = useUndo(report, reports);
  return <UndoOffer state={state} undo={undo} />;
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

function KeptRow({ item }: { item: KeptItem }) {
  return (
    <li>
      <KeptWords item={item} />
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
