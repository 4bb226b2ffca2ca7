import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { styled, useTheme } from 'styled-components';

/** One colour per meaning everywhere. Colour never carries a meaning alone: put a word beside it. */
export type Status = 'waiting' | 'work' | 'good' | 'rework' | 'scrap' | 'held' | 'late';

const TOKENS = {
  waiting: 'neutral400',
  work: 'secondary500',
  good: 'success500',
  rework: 'warning500',
  scrap: 'danger500',
  held: 'alternative500',
  late: 'danger600',
} as const;

/** The colour of each status in the panel's present theme, light or dark, as CSS colours. */
export function useStatusColours(): Record<Status, string> {
  const { colors } = useTheme();
  return {
    waiting: colors[TOKENS.waiting],
    work: colors[TOKENS.work],
    good: colors[TOKENS.good],
    rework: colors[TOKENS.rework],
    scrap: colors[TOKENS.scrap],
    held: colors[TOKENS.held],
    late: colors[TOKENS.late],
  };
}

const Dot = styled.span<{ $status: Status }>`
  display: inline-block;
  flex: none;
  width: 0.8rem;
  height: 0.8rem;
  border-radius: 50%;
  background: ${({ theme, $status }) => ($status === 'late' ? 'transparent' : theme.colors[TOKENS[$status]])};
  border: 2px solid ${({ theme, $status }) => theme.colors[TOKENS[$status]]};
`;

/** A status as a dot and a word; `late` is an outline. */
export function StatusMark({ status, children }: { status: Status; children: ReactNode }) {
  return (
    <Flex tag="span" gap={2} inline>
      <Dot $status={status} aria-hidden />
      <Typography variant="pi" tag="span">
        {children}
      </Typography>
    </Flex>
  );
}
