import { Th } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { formatCount } from './formats';

/** The heading of a column of numbers, which stand right. */
export const NumberTh = styled(Th)`
  text-align: right;

  > * {
    justify-content: flex-end;
  }
`;

/** Text whose digits all have the same width and that never breaks: figures in tables and tiles. */
export const Tabular = styled.span`
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
`;

/** A number in the panel's language with tabular digits; align it right in tables. */
export function Figure({ value }: { value: number }) {
  const { locale } = useIntl();
  return <Tabular>{formatCount(value, locale)}</Tabular>;
}
