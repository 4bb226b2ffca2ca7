import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OperationView, PartPage } from '../../../../../src/tracking/contracts';
import {
  earlierOperations,
  lackOf,
  needsReason,
  remainderOf,
  type AmountName,
  type Amounts,
  type Outcome,
} from '../logic/amounts';
import { EMPTY_DRAFT, fittingDraft, type Draft } from '../logic/draft';
import { usePage } from '../page-context';
import { titleOf } from '../outbox/kept-item';
import { amountsInWords } from '../texts';
import { AmountRow, Pad } from './amount-row';
import { Photos, type PhotosProps } from './photos';
import { ReasonTiles } from './reason-tiles';
import { useFocused } from './use-focused';
import { useReasons } from './use-reasons';

/** The server's own bound is higher; more than this nobody types on a phone. */
const MAX_COMMENT_LENGTH = 1000;

interface Props {
  page: PartPage;
  operation: OperationView;
  sending: boolean;
  /** How many wait is being asked. */
  isStale: boolean;
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

/** What is entered: as it was left when another screen came between, and kept for the next time. */
function useDraft({ page, operation }: Props, names: AmountName[], targets: OperationView[]) {
  const { session, drafts } = usePage();
  const operatorId = session.operator.id;
  const partCode = page.part.code;
  const { number } = operation;
  const [draft, setDraft] = useState<Draft>(() => {
    const begun = drafts.of(operatorId, partCode)?.draft ?? EMPTY_DRAFT;
    return fittingDraft(
      begun,
      names,
      targets.map((target) => target.number),
    );
  });
  const isSent = useRef(false);
  useLayoutEffect(() => {
    if (!isSent.current) drafts.keep({ operatorId, partCode, operation: number }, draft);
  }, [drafts, operatorId, partCode, number, draft]);
  const change = (next: Partial<Draft>): void => setDraft((now) => ({ ...now, ...next }));
  const changePhotos: PhotosProps['onChange'] = (next) =>
    setDraft((now) => ({ ...now, photos: next(now.photos) }));
  return { draft, isSent, change, changePhotos };
}

export function Other(props: Props) {
  const { page, operation, sending, isStale, onBack, onSend } = props;
  const { texts } = usePage();
  const targets = earlierOperations(page.operations, operation);
  const names = useNames(operation, targets);
  const { waiting } = operation;
  const { draft, isSent, change, changePhotos } = useDraft(props, names, targets);
  const { amounts, reason, comment, photos } = draft;
  const reworkTo = draft.reworkTo ?? (targets.length === 1 ? (targets[0]?.number ?? null) : null);
  const outcome: Outcome = { amounts, reason, reworkTo };
  const { reasons, missing } = useReasons(amounts, operation.stageId);
  return (
    <main class="other">
      <Head page={page} operation={operation} onBack={onBack} />
      <Rows {...{ names, amounts, waiting }} onChange={(next) => change({ amounts: next })} />
      {needsReason(amounts) && (
        <ReasonTiles
          reasons={reasons}
          missing={missing}
          chosen={reason}
          onChoose={(code) => change({ reason: code })}
        />
      )}
      {amounts.rework > 0 && (
        <Targets targets={targets} chosen={reworkTo} onChoose={(target) => change({ reworkTo: target })} />
      )}
      <label for="comment">{texts.other.comment}</label>
      <textarea
        id="comment"
        rows={2}
        maxLength={MAX_COMMENT_LENGTH}
        value={comment}
        onInput={(event) => change({ comment: event.currentTarget.value })}
      />
      <Photos photos={photos} onChange={changePhotos} />
      <Send
        {...{ outcome, waiting, sending, isStale }}
        onSend={() => {
          isSent.current = true;
          onSend(outcome, comment, photos);
        }}
      />
    </main>
  );
}

interface RowsProps {
  names: AmountName[];
  amounts: Amounts;
  waiting: number;
  onChange(amounts: Amounts): void;
}

/** A row for each outcome, and the pad for the one that is active. */
function Rows({ names, amounts, waiting, onChange }: RowsProps) {
  const [active, setActive] = useState<AmountName>('good');
  return (
    <div class="amounts">
      {names.map((name) => (
        <AmountRow
          key={name}
          {...{ name, amounts, waiting }}
          isActive={active === name}
          onActivate={() => setActive(name)}
          onChange={(next) => {
            setActive(name);
            onChange(next);
          }}
        />
      ))}
      <Pad name={active} {...{ amounts, waiting, onChange }} />
    </div>
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

interface SendProps extends Pick<Props, 'sending' | 'isStale'> {
  outcome: Outcome;
  waiting: number;
  onSend(): void;
}

function Send(props: SendProps) {
  const { texts } = usePage();
  const { amounts } = props.outcome;
  const lack = lackOf(props.outcome, props.waiting);
  const remainder = remainderOf(amounts, props.waiting);
  const left = remainder < 0 ? texts.other.tooMuch(-remainder) : texts.other.remains(remainder);
  const words = lack === null ? texts.other.send(amountsInWords(texts, amounts)) : texts.other.lack[lack];
  return (
    <div class="send">
      <p class={`remains ${remainder < 0 ? 'remains-too-much' : ''}`} role="status">
        {props.isStale ? texts.other.reading : left}
      </p>
      <button
        type="button"
        class="main-action"
        disabled={lack !== null || props.sending || props.isStale}
        onClick={props.onSend}
      >
        {props.sending ? texts.part.sending : words}
      </button>
    </div>
  );
}
