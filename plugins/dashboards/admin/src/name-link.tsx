import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** The name of a part or an order, which leads to its page. */
export const NameLink = styled(Link)`
  color: ${({ theme }) => theme.colors.primary600};
  font-size: 1.4rem;
  font-weight: 600;
  text-decoration: none;
  &:hover,
  &:focus-visible {
    text-decoration: underline;
  }
`;
