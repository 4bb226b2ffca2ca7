import { usePage } from '../page-context';
import type { Undo } from '../reports/use-undo';

/** The button that takes a report back, with a bar that shrinks while it is offered; or what came of it. */
export function UndoOffer({ state, undo }: Undo) {
  const { texts } = usePage();
  const words = texts.counted.undo;
  if (state.kind === 'undone') return null;
  if (state.kind === 'refused') {
    return (
      <p class="undo-refused" role="alert">
        {words.refused} {state.message}
      </p>
    );
  }
  return (
    <>
      {state.kind === 'no-answer' && (
        <p class="undo-refused" role="alert">
          {words.noAnswer}
        </p>
      )}
      <button
        type="button"
        class="second-action undo-action"
        disabled={state.kind === 'sending'}
        onClick={undo}
      >
        {state.kind === 'sending' ? words.sending : words.offer}
        {state.kind === 'offered' && <span class="undo-bar" aria-hidden="true" />}
      </button>
    </>
  );
}
