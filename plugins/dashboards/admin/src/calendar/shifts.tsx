import { Box, Button, Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { Shift } from '../../../server/src/calendar/contracts';
import { useSay } from '../texts';
import { faultOf, type EditProps } from './calendar-faults';
import { clockOf, isClock } from './clock';
import { Fault } from './fault';

const MAX_SHIFTS = 6;

interface RowProps {
  shift: Shift;
  /** What is wrong with one of its fields; undefined: nothing is known to be. */
  faultOf(field: keyof Shift): string | undefined;
  onChange(shift: Shift): void;
  onRemove(): void;
}

function ShiftRow({ shift, faultOf, onChange, onRemove }: RowProps) {
  const say = useSay();
  const set = (key: keyof Shift, value: string) => onChange({ ...shift, [key]: value });
  // Not the browser's own field of a time: it follows the browser's language, not the panel's.
  const clock = (key: 'startsAt' | 'endsAt') => (
    <Field.Root error={isClock(shift[key]) ? faultOf(key) : say('calendar.clock')}>
      <Field.Label>{say(`calendar.${key}`)}</Field.Label>
      <Box width="10rem">
        <TextInput
          name={key}
          inputMode="numeric"
          maxLength={5}
          value={shift[key]}
          onChange={(event: { target: { value: string } }) => set(key, event.target.value)}
          onBlur={() => set(key, clockOf(shift[key]))}
        />
      </Box>
      <Field.Error />
    </Field.Root>
  );
  return (
    <Flex gap={3} alignItems="flex-start" wrap="wrap">
      <Field.Root required error={faultOf('name')}>
        <Field.Label>{say('calendar.name')}</Field.Label>
        <TextInput
          name="shiftName"
          maxLength={60}
          value={shift.name}
          onChange={(event: { target: { value: string } }) => set('name', event.target.value)}
        />
        <Field.Error />
      </Field.Root>
      {clock('startsAt')}
      {clock('endsAt')}
      {/* Beside the fields, below their labels. */}
      <Box paddingTop={6}>
        <IconButton label={say('calendar.remove')} onClick={onRemove}>
          <Trash />
        </IconButton>
      </Box>
    </Flex>
  );
}

/** The shifts of the factory's day, each with what is wrong with it beside its fields. */
export function Shifts({ calendar, faults, onChange }: EditProps) {
  const say = useSay();
  const { shifts } = calendar;
  const change = (place: number, shift: Shift) =>
    onChange({ shifts: shifts.map((old, at) => (at === place ? shift : old)) }, `shifts.${place}`);
  // The places of those behind it change.
  const remove = (place: number) => onChange({ shifts: shifts.filter((_, at) => at !== place) }, 'shifts');
  const add = () =>
    onChange(
      { shifts: [...shifts, { name: '', startsAt: '08:00', endsAt: '20:00' }] },
      `shifts.${shifts.length}`,
    );
  const wrong = faultOf(faults, calendar, 'shifts');
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Typography variant="delta" tag="h2">
        {say('calendar.shifts')}
      </Typography>
      {shifts.length === 0 && <Typography>{say('calendar.noShifts')}</Typography>}
      {shifts.map((shift, place) => (
        <ShiftRow
          key={place}
          shift={shift}
          faultOf={(field) => {
            const key = faultOf(faults, calendar, `shifts.${place}.${field}`);
            return key === null ? undefined : say(key);
          }}
          onChange={(changed) => change(place, changed)}
          onRemove={() => remove(place)}
        />
      ))}
      {wrong && <Fault>{say(wrong)}</Fault>}
      <Button variant="secondary" startIcon={<Plus />} disabled={shifts.length >= MAX_SHIFTS} onClick={add}>
        {say('calendar.add')}
      </Button>
    </Flex>
  );
}
