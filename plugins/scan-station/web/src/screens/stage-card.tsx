import { useEffect, useState } from 'preact/hooks';
import { answerAloud } from '../feedback';
import { judgeCard, type CardAnswer } from '../logic/place';
import { usePage } from '../page-context';
import { deviceStorage } from '../server/storage';
import { Icon } from './icon';
import { AnotherLabel, Notice } from './notice';

type Refused = Exclude<CardAnswer, { kind: 'place' }> | { kind: 'offline' };

/** A card was scanned: its stage is taken, and the page asks for a label; or why it is not. */
export function StageCard({ id }: { id: string }) {
  const {
    texts,
    place: { choose, stages },
    openCode,
    lose,
    visit,
  } = usePage();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setRefused(null);
    void stages().then((known) => {
      if (!isCurrent) return;
      if (known === 'signed-out') return lose();
      const answer = known === null ? { kind: 'offline' as const } : judgeCard(id, known);
      if (answer.kind !== 'place') {
        answerAloud(deviceStorage, 'refused');
        return setRefused(answer);
      }
      answerAloud(deviceStorage, 'good');
      choose(answer.place);
      // Going back would take the stage once more.
      history.replaceState(null, '', '/scan');
      openCode(null);
    });
    return () => {
      isCurrent = false;
    };
    // A card that is scanned anew is judged anew.
  }, [id, visit, attempt, stages, choose, lose, openCode]);
  const words = texts.place;
  const another = { label: texts.states.scanAnother, act: () => openCode(null) };
  if (refused === null)
    return (
      <main class="loading" aria-busy="true">
        <p role="status">{words.reading}</p>
      </main>
    );
  if (refused.kind === 'offline')
    return (
      <Notice
        icon="offline"
        tone="neutral"
        sentence={words.offline}
        action={{ label: texts.states.retry, act: () => setAttempt((count) => count + 1) }}
      >
        <AnotherLabel />
      </Notice>
    );
  if (refused.kind === 'unknown')
    return <Notice icon="question" tone="amber" sentence={words.unknown} action={another} />;
  const sentence = refused.kind === 'retired' ? words.retired(refused.name) : words.foreign(refused.name);
  return <Notice icon="lock" tone="amber" sentence={sentence} action={another} />;
}

/** The stage at which this device works, under the bar; a tap clears it. */
export function PlaceBar() {
  const {
    texts,
    place: { place, choose },
  } = usePage();
  if (place === null) return null;
  return (
    <div class="place" role="status">
      <Icon name="place" />
      <span>{texts.place.at(place.name)}</span>
      <button type="button" class="bar-button" onClick={() => choose(null)}>
        {texts.place.clear}
      </button>
    </div>
  );
}
