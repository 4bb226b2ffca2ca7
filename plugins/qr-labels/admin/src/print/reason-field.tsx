import { Field, TextInput } from '@strapi/design-system';
import { useSay } from '../texts';

const MAX_REASON = 500;

/** Why something is printed, mostly why again; recorded with the print. */
export function PrintReason({ value, onChange }: { value: string; onChange(reason: string): void }) {
  const say = useSay();
  return (
    <Field.Root name="reason" hint={say('reason.hint')}>
      <Field.Label>{say('reason')}</Field.Label>
      <TextInput
        value={value}
        maxLength={MAX_REASON}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}

/** A request with its reason, if one is given. */
export function withReason<Request extends object>(request: Request, reason: string): Request {
  return reason.trim() === '' ? request : { ...request, reason };
}
