import type { CallView } from '../../../../../src/tracking/contracts';
import { momentOf } from '../logic/moment';
import type { KeptItem } from '../outbox/kept-item';
import { usePage } from '../page-context';
import { Icon } from './icon';

interface Props {
  /** Calls that the server knows and nobody has ended. */
  calls: readonly CallView[];
  /** Calls that this device has not brought to the server yet. */
  kept: readonly KeptItem[];
}

/** Who was called to this part and when, and who comes. */
export function CallStatus({ calls, kept }: Props) {
  const { texts } = usePage();
  const { call: words, locale } = texts;
  if (calls.length + kept.length === 0) return null;
  return (
    <div class="called" role="status">
      {kept.map(({ id, occurredAt }) => (
        <p key={id}>
          <Icon name="bell" />
          {words.kept(momentOf(occurredAt, locale))}
        </p>
      ))}
      {calls.map((call) => (
        <p key={call.id} class={call.taken ? 'called-taken' : ''}>
          <Icon name={call.taken ? 'check' : 'bell'} />
          <CallWords call={call} />
        </p>
      ))}
    </div>
  );
}

function CallWords({ call: { calledAt, operator, taken } }: { call: CallView }) {
  const { texts, session } = usePage();
  const { call: words, locale } = texts;
  const who = operator === session.operator.name ? null : operator;
  const calledIn = words.raised(momentOf(calledAt, locale), who);
  return (
    <span>
      {taken ? (
        <>
          <b>{words.taken(taken.by, momentOf(taken.at, locale))}</b> {calledIn}
        </>
      ) : (
        <>
          <b>{calledIn}</b> {words.waiting}
        </>
      )}
    </span>
  );
}
