import { useState } from 'preact/hooks';
import type { OperationView, PartPage } from '../../../../../src/tracking/contracts';
import {
  earlierOperations,
  lackOf,
  needsReason,
  NO_AMOUNTS,
  remainderOf,
  type AmountName,
  type Amounts,
  type Outcome,
} from '../logic/amounts';
import { usePage } from '../page-context';
import { titleOf } from '../outbox/kept-item';
import { amountsInWords } from '../texts';
import { AmountRow, Pad } from './amount-row';
import { Photos } from './photos';
import { ReasonTiles } from './reason-tiles';
import { useFocused } from './use-focused';
import { useReasons } from './use-reasons';

/** The server's own bound is higher; more than this nobody types on a phone. */
const MAX_COMMENT_LENGTH = 1000;

interface Props {
  page: PartPage;
  operation: OperationView;
  sending: boolean;
  onBack(): void;
  onSend(outcome: Outcome, comment: string, photos: readonly Blob[]): void;
}

/** The outcomes that this person may report at this operation. */
function useNames(operation: OperationView, targets: OperationView[]): AmountName[] {
  const { may } = usePage().session.operator;
  const overrides = may.includes('correct-others');
  const names: AmountName[] = ['good'];
  if (may.includes('scrap') && (operation.mayScrap || overrides)) names.push('scrapped');
  if (may.includes('rework') && (operation.mayRework || overrides) && targets.length > 0)
    names.push('rework');
  return names;
}

export function Other({ page, operation, sending, onBack, onSend }: Props) {
  const { texts } = usePage();
  const targets = earlierOperations(page.operations, operation);
  const names = useNames(operation, targets);
  const { waiting } = operation;
  const [amounts, setAmounts] = useState<Amounts>(NO_AMOUNTS);
  const [active, setActive] = useState<AmountName>('good');
  const [reason, setReason] = useState<string | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const [photos, setPhotos] = useState<readonly Blob[]>([]);
  const reworkTo = target ?? (targets.length === 1 ? (targets[0]?.number ?? null) : null);
  const outcome: Outcome = { amounts, reason, reworkTo };
  const { reasons, missing } = useReasons(amounts);
  return (
    <main class="other">
      <Head page={page} operation={operation} onBack={onBack} />
      <div class="amounts">
        {names.map((name) => (
          <AmountRow
            key={name}
            name={name}
            amounts={amounts}
            waiting={waiting}
            isActive={active === name}
            onActivate={() => setActive(name)}
            onChange={(next) => {
              setActive(name);
              setAmounts(next);
            }}
          />
        ))}
        <Pad name={active} amounts={amounts} waiting={waiting} onChange={setAmounts} />
      </div>
      {needsReason(amounts) && (
        <ReasonTiles reasons={reasons} missing={missing} chosen={reason} onChoose={setReason} />
      )}
      {amounts.rework > 0 && <Targets targets={targets} chosen={reworkTo} onChoose={setTarget} />}
      <label for="comment">{texts.other.comment}</label>
      <textarea
        id="comment"
        rows={2}
        maxLength={MAX_COMMENT_LENGTH}
        value={comment}
        onInput={(event) => setComment(event.currentTarget.value)}
      />
      <Photos photos={photos} onChange={setPhotos} />
      <Send {...{ outcome, waiting, sending }} onSend={() => onSend(outcome, comment, photos)} />
    </main>
  );
}

function Head({ page, operation, onBack }: Pick<Props, 'page' | 'operation' | 'onBack'>) {
  const { texts } = usePage();
  const heading = useFocused<HTMLHeadingElement>();
  const { number, stage, waiting } = operation;
  return (
    <div class="other-head">
      <button type="button" class="link-action" onClick={onBack}>
        ← {texts.other.back}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {texts.other.title}
      </h1>
      <p class="muted">
        {titleOf(page.part)} · {number}. {stage} · {texts.part.waitingHere}: {waiting}
      </p>
    </div>
  );
}

function Targets(props: {
  targets: OperationView[];
  chosen: number | null;
  onChoose(operation: number): void;
}) {
  const { texts } = usePage();
  return (
    <fieldset class="tiles">
      <legend>{texts.other.reworkTo}</legend>
      {props.targets.map(({ number, stage }) => (
        <label key={number} class="tile">
          <input
            type="radio"
            name="rework-to"
            checked={props.chosen === number}
            onChange={() => props.onChoose(number)}
          />
          <span>
            {number}. {stage}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Send(props: { outcome: Outcome; waiting: number; sending: boolean; onSend(): void }) {
  const { texts } = usePage();
  const { amounts } = props.outcome;
  const lack = lackOf(props.outcome, props.waiting);
  const remainder = remainderOf(amounts, props.waiting);
  const words = lack === null ? texts.other.send(amountsInWords(texts, amounts)) : texts.other.lack[lack];
  return (
    <div class="send">
      <p class={`remains ${remainder < 0 ? 'remains-too-much' : ''}`} role="status">
        {remainder < 0 ? texts.other.tooMuch(-remainder) : texts.other.remains(remainder)}
      </p>
      <button
        type="button"
        class="main-action"
        disabled={lack !== null || props.sending}
        onClick={props.onSend}
      >
        {props.sending ? texts.part.sending : words}
      </button>
    </div>
  );
}
