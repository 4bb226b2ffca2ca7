import { useIntl } from 'react-intl';
import { formatDay, formatInstant, useFactoryZone } from '../../../../../src/admin/kit';
import type { Difference, OwnFieldView } from '../../../server/src/contracts';
import { useSay } from '../texts';

const MAX_PLACES = 12;

/** A value of a field, one of ours or of the factory's, as people write it. */
export function useShownValue(
  ownFields: readonly OwnFieldView[],
): (field: string, value: Difference['to']) => string {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: MAX_PLACES, useGrouping: false });
  return (field, value) => {
    if (value === null || value === '') return '–';
    if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
    if (typeof value === 'number') return numbers.format(value);
    const type = ownFields.find((own) => own.field === field)?.type;
    if (type === 'date') return formatDay(value, locale);
    return type === 'datetime' ? formatInstant(value, locale, timeZone) : value;
  };
}
