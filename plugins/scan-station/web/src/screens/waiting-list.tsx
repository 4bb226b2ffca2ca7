import { useEffect, useState } from 'preact/hooks';
import type { OperationView } from '../../../../../src/tracking/contracts';
import { reportable } from '../logic/choose-operation';
import { atPlace } from '../logic/place';
import { dateOf, momentOf } from '../logic/moment';
import { projected } from '../logic/projected';
import { titleOf, type KeptItem } from '../outbox/kept-item';
import { usePage } from '../page-context';
import { pageOf, type ListedPart } from '../server/my-list';
import type { PlaceOfPage } from '../use-place';

/** So many are seen at once; the others come with a tap. */
const SHOWN_FIRST = 5;

interface Row {
  listed: ListedPart;
  mine: OperationView[];
}

/** What is left of the list when the server has counted what this device still keeps. */
function rowsOf(
  parts: readonly ListedPart[],
  kept: readonly KeptItem[],
  { isMine, place }: PlaceOfPage,
): Row[] {
  const mineOf = (listed: ListedPart) => reportable(projected(pageOf(listed), kept).operations, isMine);
  return parts
    .map((listed) => ({ listed, mine: atPlace(mineOf(listed), place) }))
    .filter(({ mine }) => mine.length > 0);
}

/** The batches that wait for this person, the most urgent first; a tap opens one as a scan does. */
export function Waiting({ kept }: { kept: readonly KeptItem[] }) {
  const { texts, session, waiting, place } = usePage();
  const [isWhole, setWhole] = useState(false);
  const { list, isCurrent, refresh } = waiting;
  useEffect(refresh, [refresh]);
  if (list === null || !session.operator.may.includes('report')) return null;
  const rows = rowsOf(list.parts, kept, place);
  if (rows.length === 0) return null;
  const words = texts.ready.waiting;
  const shown = isWhole ? rows : rows.slice(0, SHOWN_FIRST);
  const asOf = momentOf(new Date(list.readAtMs).toISOString(), texts.locale);
  return (
    <section class="last-parts" aria-label={words.title}>
      <h2>{words.title}</h2>
      {!isCurrent && <p class="muted">{words.asOf(asOf)}</p>}
      <ul>
        {shown.map((row) => (
          <WaitingRow key={row.listed.part.code} {...row} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" class="second-action" onClick={() => setWhole(true)}>
          {words.all(rows.length)}
        </button>
      )}
      {isWhole && list.more && <p class="muted">{words.more(list.parts.length)}</p>}
    </section>
  );
}

function WaitingRow({ listed: { part }, mine }: Row) {
  const { texts, openCode } = usePage();
  const { dueDate } = part.product;
  const title = titleOf(part);
  const where = mine.map(({ stage, waiting }) => `${stage}: ${waiting}`).join(', ');
  return (
    <li>
      <button type="button" class="list-button" onClick={() => openCode(part.code)}>
        <b>{title}</b>
        {part.name !== null && part.name !== title && <span>{part.name}</span>}
        <span class="list-more">
          {[where, dueDate && texts.part.due(dateOf(dueDate, texts.locale))].filter(Boolean).join(' · ')}
        </span>
      </button>
    </li>
  );
}
