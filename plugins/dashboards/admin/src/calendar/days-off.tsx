import { useState } from 'react';
import { Box, DatePicker, Field, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { formatDay } from '../../../../../src/admin/kit';
import { dayOf } from '../factory-days';
import { useSay } from '../texts';

interface DaysOffProps {
  /** `2026-01-31`. */
  days: string[];
  onChange(days: string[]): void;
}

/** Days on which nobody works: picked one by one, each a chip that can be taken away. */
export function DaysOff({ days, onChange }: DaysOffProps) {
  const say = useSay();
  const { locale } = useIntl();
  // A field that has given its day begins anew.
  const [turn, setTurn] = useState(0);
  const add = (picked: Date | undefined) => {
    if (!picked) return;
    onChange([...new Set([...days, dayOf(picked)])].sort());
    setTurn(turn + 1);
  };
  return (
    <Field.Root hint={say('calendar.daysOffHint')}>
      <Field.Label>{say('calendar.daysOff')}</Field.Label>
      <Box maxWidth="20rem">
        <DatePicker
          key={turn}
          name="dayOff"
          locale={locale}
          onChange={add}
          placeholder={say('calendar.datePlaceholder')}
          calendarLabel={say('calendar.daysOff')}
          monthSelectLabel={say('reports.month')}
          yearSelectLabel={say('reports.year')}
        />
      </Box>
      <Field.Hint />
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        {days.map((day) => (
          <Tag
            key={day}
            icon={<Cross />}
            label={say('calendar.dayOff.remove', { day: formatDay(day, locale) })}
            onClick={() => onChange(days.filter((other) => other !== day))}
            data-day-off={day}
          >
            {formatDay(day, locale)}
          </Tag>
        ))}
      </Flex>
    </Field.Root>
  );
}
