import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Difference, OwnFieldView } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { ownLabel } from './mapping';

const Old = styled.s`
  color: ${({ theme }) => theme.colors.neutral600};
`;

interface DifferenceLineProps {
  difference: Difference;
  ownFields: readonly OwnFieldView[];
}

/** What was and what will be of one field of a part. */
export function DifferenceLine({ difference, ownFields }: DifferenceLineProps) {
  const say = useSay();
  const { field, from, to } = difference;
  const shown = (value: Difference['to']): string | number =>
    typeof value === 'boolean' ? say(value ? 'value.yes' : 'value.no') : (value ?? '–');
  const label = isOurs(field) ? say(`field.${field}`) : ownLabel(field, ownFields);
  return (
    <Typography variant="pi" tag="p">
      {label}: <Old>{shown(from)}</Old> → <strong>{shown(to)}</strong>
    </Typography>
  );
}

function isOurs(field: Difference['field']): field is Exclude<Difference['field'], `own.${string}`> {
  return !field.startsWith('own.');
}
