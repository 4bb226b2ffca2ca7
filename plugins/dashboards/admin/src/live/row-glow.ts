import { Tr } from '@strapi/design-system';
import { css, keyframes, styled } from 'styled-components';

const fade = (colour: string) => keyframes`
  from { background: ${colour}; }
  to { background: transparent; }
`;

/** A table row that glows for two seconds when it has changed. */
export const GlowRow = styled(Tr)<{ $glows: boolean }>`
  ${({ $glows, theme }) =>
    $glows &&
    css`
      animation: ${fade(theme.colors.primary200)} 2s ease-out;
      @media (prefers-reduced-motion: reduce) {
        animation: none;
        background: ${theme.colors.primary100};
      }
    `}
`;
