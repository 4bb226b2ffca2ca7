import { usePage } from '../page-context';
import type { Undo } from './use-undo';

/** The button that takes a report back, with a bar that shrinks while it is offered; or what came of it. */
export function UndoOffer({
  state,
  undo,
  isTimed = true,
}: Pick<Undo, 'state' | 'undo'> & { isTimed?: boolean }) {
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
  if (state.kind === 'kept') {
    return (
      <p class="undo-refused" role="status">
        {words.kept}
      </p>
    );
  }
  return (
    <button
      type="button"
      class="second-action undo-action"
      disabled={state.kind === 'sending'}
      onClick={undo}
    >
      {state.kind === 'sending' ? words.sending : words.offer}
      {isTimed && state.kind === 'offered' && <span class="undo-bar" aria-hidden="true" />}
    </button>
  );
}
