import { useEffect, useRef, useState } from 'react';
import { Flex } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import {
  type ApiFailure,
  ChoiceField,
  DialogFrame,
  newUuid,
  ReasonField,
  useApi,
  usePartSay,
} from '../../../../../src/admin/kit';
import type { PartKind } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { ActDone, type ActAnswer } from '../acts/done';
import { Line, PiecesField } from '../acts/fields';
import { useSay } from '../texts';
import { ChildChoice } from './child-choice';
import { isComplete, newPartBody, NO_LINE, type NewLine } from './new-line';

const KINDS: readonly PartKind[] = ['part', 'assembly', 'standard', 'purchased', 'material'];

/** Who may make a part that does not exist yet. */
function useMayCreate(): boolean {
  const permissions = useAuth('AddDialog', (state) => state.permissions);
  return permissions.some(
    ({ action, subject }) =>
      action === 'plugin::content-manager.explorer.create' && subject === 'api::part.part',
  );
}

interface AddingState {
  answer: ActAnswer | null;
  failure: ApiFailure | null;
  busy: boolean;
}

/** Add a child: it is created once where it is new, whatever becomes of the line; a repetition counts once. */
function useAdding({ part }: BatchPage) {
  const api = useApi();
  const created = useRef<string | null>(null);
  const [factId] = useState(newUuid);
  const [state, setState] = useState<AddingState>({ answer: null, failure: null, busy: false });

  async function perform(line: NewLine, reason: string): Promise<ActAnswer> {
    if (line.source === 'new' && created.current === null) {
      const body = newPartBody(line, part.product.id, part.quantity);
      const { data } = await api.post<{ data: { code: string } }>('/tracker/parts', body);
      created.current = data.code;
    }
    const childCode = line.source === 'new' ? created.current : line.childCode;
    return api.post<ActAnswer>(`/tracker/parts/${part.code}/children`, {
      factId,
      childCode,
      quantityPerParent: line.quantityPerParent,
      expects: 'no-line',
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    });
  }

  function add(line: NewLine, reason: string): void {
    setState({ answer: null, failure: null, busy: true });
    perform(line, reason).then(
      (answer) => setState({ answer, failure: null, busy: false }),
      (failure: ApiFailure) => setState({ answer: null, failure, busy: false }),
    );
  }
  return { ...state, add };
}

interface FieldsProps {
  line: NewLine;
  onChange(change: Partial<NewLine>): void;
}

function NewPart({ page, line, onChange }: FieldsProps & { page: BatchPage }) {
  const say = useSay();
  const sayPart = usePartSay();
  const needed = page.part.quantity * (line.quantityPerParent ?? 1);
  return (
    <>
      <Line
        label={say('line.designation')}
        type="text"
        value={line.designation}
        onChange={(designation) => onChange({ designation })}
      />
      <Line label={say('line.name')} type="text" value={line.name} onChange={(name) => onChange({ name })} />
      <Flex gap={4} alignItems="flex-end">
        <ChoiceField
          label={say('line.kind')}
          value={line.kind}
          choices={KINDS.map((kind) => ({ value: kind, text: sayPart(`kind.${kind}`) }))}
          onChange={(kind) => onChange({ kind: kind as PartKind })}
        />
        <PiecesField
          label={say('line.launch')}
          value={line.launch ?? needed}
          onChange={(launch) => onChange({ launch })}
        />
      </Flex>
    </>
  );
}

interface AddDialogProps {
  page: BatchPage;
  onDone(): void;
  onClose(): void;
}

/** Put a child part into the bill of materials of a batch by hand. */
export function AddDialog({ page, onDone, onClose }: AddDialogProps) {
  const say = useSay();
  const mayCreate = useMayCreate();
  const [line, setLine] = useState<NewLine>(NO_LINE);
  const [reason, setReason] = useState('');
  const { answer, failure, busy, add } = useAdding(page);
  const change = (wish: Partial<NewLine>) => setLine((before) => ({ ...before, ...wish }));
  const { designation, name, code } = page.part;

  useEffect(() => {
    if (answer) onDone();
  }, [answer, onDone]);

  return (
    <DialogFrame
      title={say('line.add')}
      about={say('line.add.about', { parent: designation ?? name ?? code })}
      action={say('line.add.send')}
      ready={isComplete(line)}
      busy={busy}
      failure={failure}
      done={answer && <ActDone answer={answer} />}
      onSend={() => add(line, reason)}
      onClose={onClose}
    >
      {mayCreate && (
        <ChoiceField
          label={say('line.source')}
          value={line.source}
          choices={(['present', 'new'] as const).map((value) => ({
            value,
            text: say(`line.source.${value}`),
          }))}
          onChange={(source) => change({ source: source === 'new' ? 'new' : 'present' })}
        />
      )}
      {line.source === 'present' ? (
        <ChildChoice page={page} value={line.childCode} onChange={(childCode) => change({ childCode })} />
      ) : (
        <NewPart page={page} line={line} onChange={change} />
      )}
      <PiecesField
        label={say('line.quantity')}
        value={line.quantityPerParent}
        onChange={(quantityPerParent) => change({ quantityPerParent })}
      />
      <ReasonField needed={false} value={reason} onChange={setReason} />
    </DialogFrame>
  );
}
