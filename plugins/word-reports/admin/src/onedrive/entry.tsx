import { styled } from 'styled-components';

/** One line of a list of folders or workbooks: a picture, its name, and what is said beside it. */
export const Entry = styled.button`
  display: flex;
  gap: 1.2rem;
  align-items: center;
  width: 100%;
  padding: 1rem 0.8rem;
  border: none;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.4rem;
  text-align: start;
  cursor: pointer;

  &:hover,
  &:focus-visible {
    background: ${({ theme }) => theme.colors.primary100};
  }

  svg {
    flex: none;
    width: 1.6rem;
    height: 1.6rem;
    fill: ${({ theme }) => theme.colors.neutral600};
  }

  span:first-of-type {
    flex: 1 1 auto;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  small {
    flex: none;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
  }
`;
