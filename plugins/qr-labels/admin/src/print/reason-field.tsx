import { useState } from 'react';
import { Field, TextInput } from '@strapi/design-system';
import { useSay } from '../texts';
import { NOTHING_TOLD, type Told } from './sheet-preview-panel';

const MAX_REASON = 500;

/** Why something is printed again. */
export interface Why {
  /** What is known of the order. */
  told: Told;
  onTold(told: Told): void;
  reason: string;
  onReason(reason: string): void;
  /** A request with its reason, if something is printed again and one is given. */
  with<Request extends object>(request: Request): Request;
}

/** Asks why once it is known that something has been printed before. */
export function useWhy(): Why {
  const [reason, onReason] = useState('');
  const [told, onTold] = useState(NOTHING_TOLD);
  const isAsked = told.printedBefore > 0 && reason.trim() !== '';
  return {
    ...{ told, onTold, reason, onReason },
    with: (request) => (isAsked ? { ...request, reason } : request),
  };
}

/** Why something is printed again, recorded with the print; of what was never printed nobody is asked. */
export function PrintReason({ why: { told, reason, onReason } }: { why: Why }) {
  const say = useSay();
  if (told.printedBefore === 0) return null;
  return (
    <Field.Root name="reason" hint={say('reason.hint')}>
      <Field.Label>{say('reason')}</Field.Label>
      <TextInput
        value={reason}
        maxLength={MAX_REASON}
        onChange={({ target }: { target: { value: string } }) => onReason(target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}
