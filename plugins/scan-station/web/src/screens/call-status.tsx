import type { CallView } from '../../../../../src/tracking/contracts';
import { momentOf } from '../logic/moment';
import { usePage } from '../page-context';
import { Icon } from './icon';
import type { Calls } from './use-calls';

interface Props extends Calls {
  /** Those that are kept are on their way just now. */
  sending: boolean;
}

/** Who was called to this part and when, and who comes. */
export function CallStatus({ calls, kept, sending }: Props) {
  const { texts } = usePage();
  const { call: words, locale } = texts;
  if (calls.length + kept.length === 0) return null;
  return (
    <div class="called" role="status">
      {kept.map(({ id, occurredAt }) => (
        <p key={id}>
          <Icon name="bell" />
          {sending ? texts.part.sending : words.kept(momentOf(occurredAt, locale))}
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
