import { useState } from 'preact/hooks';
import { CALL_REASONS, type CallReason, type PartPage } from '../../../../../src/tracking/contracts';
import { makeCall, titleOf } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { originOf, usePage } from '../page-context';
import { Icon } from './icon';
import { useFocused } from './use-focused';

/** The server's own limit. */
const MAX_COMMENT_LENGTH = 500;

interface Props {
  page: PartPage;
  /** The operation that the caller works at; null: none is chosen. */
  operation: number | null;
  reports: Reports;
  onBack(): void;
}

/** Call the foreman: a tap on a reason is the call. */
export function Call({ page, operation, reports, onBack }: Props) {
  const { texts, session } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const [isOther, setOther] = useState(false);
  const [comment, setComment] = useState('');
  const { part, operations } = page;
  const stage = operations.find(({ number }) => number === operation)?.stage ?? '';
  const raise = (reason: CallReason | null): void => {
    reports.call(makeCall({ reason, comment }, { part, operation, stage }, originOf(session)));
    onBack();
  };
  return (
    <main class="call">
      <button type="button" class="link-action" onClick={onBack}>
        ← {texts.other.back}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {texts.call.title}
      </h1>
      <p class="muted">{[titleOf(part), stage].filter(Boolean).join(' · ')}</p>
      {isOther ? (
        <>
          <label for="call-comment">{texts.call.comment}</label>
          <textarea
            id="call-comment"
            rows={3}
            maxLength={MAX_COMMENT_LENGTH}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
        </>
      ) : (
        CALL_REASONS.map((reason) => (
          <button
            key={reason}
            type="button"
            class="second-action"
            onClick={() => (reason === 'other' ? setOther(true) : raise(reason))}
          >
            {texts.call.reasons[reason]}
          </button>
        ))
      )}
      <button type="button" class="main-action" onClick={() => raise(isOther ? 'other' : null)}>
        {isOther ? texts.call.send : texts.call.noReason}
      </button>
    </main>
  );
}

/** The way to the call; nothing for whoever may not. Narrow, it stands beside another button. */
export function CallButton({ onCall, isNarrow }: { onCall: (() => void) | null; isNarrow?: boolean }) {
  const { texts } = usePage();
  if (!onCall) return null;
  return (
    <button type="button" class="second-action call-button" aria-label={texts.call.send} onClick={onCall}>
      <Icon name="bell" />
      {isNarrow ? texts.call.open : texts.call.send}
    </button>
  );
}
