import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/**
 * Around a table whose cells carry what their column is called (`data-label`): where there is no room for columns, each row stands as a
 * card, a line for each cell, instead of being pushed sideways. A cell without a label has the whole line.
 */
export const StackedRows = styled(Box)`
  overflow: auto;
  @media (max-width: 48rem) {
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    table,
    tbody,
    tr,
    td {
      display: block;
      width: 100%;
    }
    tr {
      height: auto;
      padding: 1rem 0;
      border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    }
    td,
    td:first-of-type {
      display: flex;
      justify-content: space-between;
      gap: 1.2rem;
      height: auto;
      min-width: 0;
      padding: 0.3rem 0.4rem;
      border: 0;
    }
    td:empty {
      display: none;
    }
    td[data-label]::before {
      flex: none;
      max-width: 50%;
      color: ${({ theme }) => theme.colors.neutral600};
      content: attr(data-label);
    }
  }
`;
