import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { countOutcomes, DialogFrame, OutcomeList, type Many } from '../../../../../../src/admin/kit';
import { useSay } from '../../texts';
import type { TickedBatch } from '../use-ticked';
import type { BulkAct } from './bulk-acts';

/** What each dialog of an act on several batches is given. */
export interface BulkDialogProps {
  /** As they were ticked when the dialog was opened. */
  batches: readonly TickedBatch[];
  /** Told of the batches with which it is done. */
  onDone(codes: string[]): void;
  onClose(): void;
}

function Result({ act, batches, many }: Pick<BulkFrameProps, 'act' | 'batches' | 'many'>) {
  const say = useSay();
  const { done, refused } = countOutcomes(many.outcomes);
  const left = batches.filter(({ code }) => (many.outcomes.get(code) ?? null) !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} data-done>
      <Typography fontWeight="bold" role="status">
        {say(`bulk.${act}.done`, { n: done })} {refused > 0 && say('bulk.refused', { n: refused })}
      </Typography>
      {refused > 0 && <OutcomeList batches={left} outcomes={many.outcomes} done="" />}
    </Flex>
  );
}

interface BulkFrameProps extends Omit<BulkDialogProps, 'onDone'> {
  act: BulkAct;
  /** The words on the button that does it. */
  action: string;
  many: Many;
  ready: boolean;
  onSend(): void;
  children: ReactNode;
}

/** The dialog of an act on several batches: how many, what will happen, how far it is, and with which it is done. */
export function BulkFrame({ act, action, batches, many, ready, onSend, onClose, children }: BulkFrameProps) {
  const say = useSay();
  const { outcomes, busy, failure, finished } = many;
  return (
    <DialogFrame
      title={say(`bulk.${act}.title`, { n: batches.length })}
      about={say(`bulk.${act}.about`)}
      action={action}
      ready={ready}
      busy={busy}
      failure={failure}
      done={finished ? <Result act={act} batches={batches} many={many} /> : null}
      onSend={onSend}
      onClose={onClose}
    >
      {children}
      {(busy || outcomes.size > 0) && (
        <Typography role="status" data-progress>
          {say('bulk.progress', { done: outcomes.size, all: batches.length })}
        </Typography>
      )}
    </DialogFrame>
  );
}
