import { mayTakeBack } from '../logic/shift';
import { explain } from '../outbox/explain';
import type { KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { usePage } from '../page-context';
import { useUndo, type Undo } from './use-undo';

/** The button that takes a report back; or what came of it. @param isTimed a bar shrinks while it is offered */
export function UndoOffer({ state, undo, look, isTimed = false }: Undo & { isTimed?: boolean }) {
  const { texts } = usePage();
  const words = texts.counted.undo;
  if (state.kind === 'undone') return null;
  if (state.kind === 'refused') {
    const { title, advice } = explain(texts, state.act);
    return (
      <>
        <p class="undo-refused" role="alert">
          {texts.refused.notUndone}: {title}. {advice}
        </p>
        <button type="button" class="second-action" onClick={look}>
          {texts.kept.look}
        </button>
      </>
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

/** The undo of a report in a list of what is kept, while its maker may take it back. */
export function RowUndo({ item, reports }: { item: KeptItem; reports: Reports }) {
  const { session } = usePage();
  const undo = useUndo(item, reports);
  // An undo that waits is a row of its own.
  if (undo.state.kind !== 'offered' || !mayTakeBack(item, session.operator, Date.now())) return null;
  return <UndoOffer {...undo} />;
}
