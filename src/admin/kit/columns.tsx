import { styled } from 'styled-components';

/** What is chosen beside what comes of it; one below the other where there is no room for both. */
export const Columns = styled.div<{ $stays?: boolean }>`
  display: grid;
  grid-template-columns: minmax(32rem, 5fr) minmax(32rem, 6fr);
  gap: 2.4rem;
  align-items: start;

  > :last-child {
    position: ${({ $stays }) => ($stays ? 'sticky' : 'static')};
    top: 2.4rem;
  }

  @media (max-width: 1080px) {
    grid-template-columns: minmax(0, 1fr);

    > :last-child {
      position: static;
    }
  }
`;
