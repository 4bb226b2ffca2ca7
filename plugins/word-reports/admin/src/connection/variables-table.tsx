import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { StatusMark } from '../../../../../src/admin/kit';
import type { OneDriveVariable } from '../../../contracts';
import { useSay } from '../texts';
import { hasWords } from './variable-words';

/** A line of three columns; on a phone what a variable is for stands below its name. */
const Line = styled.li`
  display: grid;
  grid-template-columns: 26rem minmax(0, 1fr) 16rem;
  gap: 0.4rem 2.4rem;
  align-items: baseline;
  padding: 1.2rem 0;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:last-child {
    border-bottom: none;
  }

  code {
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.3rem;
    overflow-wrap: anywhere;
  }

  @media (max-width: 1080px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

function State({ isSet, isNeeded }: OneDriveVariable) {
  const say = useSay();
  if (isSet) return <StatusMark status="good">{say('variable.set')}</StatusMark>;
  if (isNeeded) return <StatusMark status="scrap">{say('variable.missing')}</StatusMark>;
  return <StatusMark status="waiting">{say('variable.unset')}</StatusMark>;
}

/** The variables of the server by their names, what each is for, and whether it is set. */
export function VariablesTable({ variables }: { variables: readonly OneDriveVariable[] }) {
  const say = useSay();
  return (
    <ul>
      {variables.map((variable) => (
        <Line key={variable.name}>
          <code>{variable.name}</code>
          <Typography textColor="neutral600">
            {hasWords(variable.name) ? say(`variable.${variable.name}`) : ''}
          </Typography>
          <State {...variable} />
        </Line>
      ))}
    </ul>
  );
}
