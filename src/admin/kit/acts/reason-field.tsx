import { Field, Textarea } from '@strapi/design-system';
import { useKitSay } from '../kit-texts';

/** A sentence, not an essay; the server's own limit. */
const MAX_REASON_LENGTH = 2000;

interface ReasonFieldProps {
  needed: boolean;
  value: string;
  onChange(value: string): void;
}

/** Why, in a person's words. */
export function ReasonField({ needed, value, onChange }: ReasonFieldProps) {
  const say = useKitSay();
  return (
    <Field.Root width="100%" required={needed}>
      <Field.Label>{say(needed ? 'field.reason' : 'field.reason.optional')}</Field.Label>
      <Textarea
        name="reason"
        value={value}
        onChange={(event: { target: { value: string } }) =>
          onChange(event.target.value.slice(0, MAX_REASON_LENGTH))
        }
      />
    </Field.Root>
  );
}
