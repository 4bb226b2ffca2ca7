import { useEffect, useRef } from 'preact/hooks';
import type { OperationView, PartView } from '../../../../../src/tracking/contracts';
import { stageCounts } from '../logic/stage-counts';
import { usePage } from '../page-context';

interface Props {
  part: PartView;
  operations: OperationView[];
  mine: number | null;
}

/** The route as a strip of stages with what is done, waiting and still ahead; mine stands out. */
export function RouteStrip({ part, operations, mine }: Props) {
  const { texts } = usePage();
  const strip = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const stage = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (stage && strip.current) strip.current.scrollLeft = stage.offsetLeft - strip.current.offsetLeft - 24;
  }, [mine]);
  const counted = stageCounts(part, operations);
  return (
    <ol class="strip" ref={strip} aria-label={texts.part.route} tabIndex={0}>
      {counted.map(({ operation, done, waiting, ahead }) => (
        <li
          key={operation.number}
          class={`stage ${waiting > 0 ? 'stage-waiting' : ahead === 0 ? 'stage-done' : ''}`}
          aria-current={operation.number === mine ? 'step' : undefined}
        >
          <span class="stage-name">
            {operation.number}. {operation.stage}
          </span>
          <span class="stage-counts">
            <Count mark="✓" value={done} word={texts.part.done} kind="done" />
            <Count mark="●" value={waiting} word={texts.part.waiting} kind="waiting" />
            <Count mark="…" value={ahead} word={texts.part.ahead} kind="ahead" />
          </span>
          {operation.number === mine && <span class="sr-only">{texts.part.yours}</span>}
        </li>
      ))}
    </ol>
  );
}

function Count({ mark, value, word, kind }: { mark: string; value: number; word: string; kind: string }) {
  return (
    <span class={`count count-${kind}`}>
      <b>
        <span aria-hidden="true">{mark} </span>
        {value}
      </b>{' '}
      <small>{word}</small>
    </span>
  );
}
