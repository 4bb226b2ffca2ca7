import { Checkbox, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import type { OnConflict } from '../../../contracts';
import type { Choice } from '../page/use-choice';
import { useSay } from '../texts';

const WAYS: readonly OnConflict[] = ['rename', 'replace', 'fail'];

interface SaveOptionsProps {
  save: Choice['save'];
  /** What is offered first. */
  folder?: string;
  onChange(save: Choice['save']): void;
}

/** Whether the file is saved to OneDrive too, where, and what becomes of a file that has its name. */
export function SaveOptions({ save, folder = '', onChange }: SaveOptionsProps) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Checkbox
        checked={save !== null}
        onCheckedChange={(on) => onChange(on === true ? { folder, onConflict: 'rename' } : null)}
      >
        {say('save')}
      </Checkbox>
      {save && (
        <>
          <Field.Root name="folder" hint={say('save.hint')}>
            <Field.Label>{say('save.folder')}</Field.Label>
            <TextInput
              value={save.folder}
              maxLength={300}
              placeholder="/"
              onChange={(event: { target: { value: string } }) =>
                onChange({ ...save, folder: event.target.value })
              }
            />
            <Field.Hint />
          </Field.Root>
          <Field.Root name="onConflict">
            <Field.Label>{say('save.conflict')}</Field.Label>
            <SingleSelect
              value={save.onConflict}
              onChange={(way: string | number) => onChange({ ...save, onConflict: way as OnConflict })}
            >
              {WAYS.map((way) => (
                <SingleSelectOption key={way} value={way}>
                  {say(`save.${way}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </>
      )}
    </Flex>
  );
}
