import { styled } from 'styled-components';

const Track = styled.div`
  width: 100%;
  height: 0.8rem;
  overflow: hidden;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Done = styled.div`
  height: 100%;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.primary600};
  transition: width 0.3s ease-out;

  @media (prefers-reduced-motion: reduce) {
    transition: none;
  }
`;

interface WorkBarProps {
  /** 0 to 100; anything else counts as the nearer end. */
  percent: number;
  /** What is worked on, for those who hear the page. */
  label: string;
}

/**
 * How far a piece of work is. Strapi's own bar draws what is left darker than what is done, so that it looks
 * full when nothing has been done yet.
 */
export function WorkBar({ percent, label }: WorkBarProps) {
  const shown = Math.round(Math.min(100, Math.max(0, percent)));
  return (
    <Track role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={shown}>
      <Done style={{ width: `${shown}%` }} />
    </Track>
  );
}
