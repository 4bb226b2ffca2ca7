import { styled } from 'styled-components';
import { useSay } from '../texts';
import { mayGoTo, STEPS, type ImportState, type StepName } from './import-state';

const List = styled.ol`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
`;

const StepButton = styled.button<{ $now: boolean }>`
  padding: 0.8rem 1.6rem;
  border-radius: 2rem;
  font-size: 1.4rem;
  font-weight: ${({ $now }) => ($now ? 600 : 400)};
  color: ${({ theme, $now }) => ($now ? theme.colors.primary700 : theme.colors.neutral700)};
  background: ${({ theme, $now }) => ($now ? theme.colors.primary100 : theme.colors.neutral0)};
  border: 1px solid ${({ theme, $now }) => ($now ? theme.colors.primary200 : theme.colors.neutral200)};
  cursor: pointer;

  &:disabled {
    color: ${({ theme }) => theme.colors.neutral500};
    background: transparent;
    border-style: dashed;
    cursor: default;
  }
`;

/** Where a person is in the wizard, and the way back. */
export function Steps({ state, onGo }: { state: ImportState; onGo(step: StepName): void }) {
  const say = useSay();
  return (
    <nav aria-label={say('steps')}>
      <List>
        {STEPS.map((step, index) => (
          <li key={step}>
            <StepButton
              type="button"
              $now={state.step === step}
              aria-current={state.step === step ? 'step' : undefined}
              disabled={!mayGoTo(state, step)}
              onClick={() => onGo(step)}
            >
              {index + 1}. {say(`step.${step}`)}
            </StepButton>
          </li>
        ))}
      </List>
    </nav>
  );
}
