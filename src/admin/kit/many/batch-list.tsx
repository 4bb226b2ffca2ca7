import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Outcome } from './outcomes';

/** A list of batches in a dialog: a long one scrolls by itself, so that the buttons stay in sight. */
export const BatchList = styled.ul`
  display: flex;
  flex-direction: column;
  max-height: 32rem;
  overflow-y: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  > li {
    padding: 0.8rem 1.2rem;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    overflow-wrap: anywhere;
    /* There may be thousands of batches: what is out of sight is not laid out. */
    content-visibility: auto;
    contain-intrinsic-size: auto 6rem;
  }
  > li:first-child {
    border-top: none;
  }
`;

interface NamedBatchProps {
  name: string;
  /** Below the name: the order, the code. */
  about: string;
  children?: ReactNode;
}

/** A batch in such a list. */
export function NamedBatch({ name, about, children }: NamedBatchProps) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="bold">{name}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {about}
      </Typography>
      {children}
    </Flex>
  );
}

interface OutcomeListProps {
  batches: readonly (NamedBatchProps & { code: string })[];
  outcomes: ReadonlyMap<string, Outcome>;
  /** What is said of a batch with which it is done. */
  done: string;
}

/** What became of each of these batches. */
export function OutcomeList({ batches, outcomes, done }: OutcomeListProps) {
  return (
    <BatchList>
      {batches
        .filter(({ code }) => outcomes.has(code))
        .map(({ code, name, about }) => {
          const refusal = outcomes.get(code) ?? null;
          return (
            <li key={code} data-outcome={refusal === null ? 'done' : 'refused'} data-of={code}>
              <Flex gap={4} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
                <NamedBatch name={name} about={about} />
                <Box maxWidth="40rem">
                  <Typography textColor={refusal === null ? 'success700' : 'warning700'}>
                    {refusal ?? done}
                  </Typography>
                </Box>
              </Flex>
            </li>
          );
        })}
    </BatchList>
  );
}
