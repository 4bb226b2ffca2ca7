import type { ComponentChildren } from 'preact';
import { usePage } from '../page-context';
import { Icon, type IconName } from './icon';
import { useFocused } from './use-focused';

interface Props {
  icon: IconName;
  tone: 'neutral' | 'held' | 'good' | 'amber';
  sentence: string;
  action: { label: string; act(): void };
  children?: ComponentChildren;
}

/** A whole screen with one thing to say: an icon, a sentence, an action. */
export function Notice({ icon, tone, sentence, action, children }: Props) {
  const heading = useFocused<HTMLHeadingElement>();
  return (
    <main class={`notice notice-${tone}`}>
      <div class="notice-words">
        <Icon name={icon} />
        <h1 ref={heading} tabIndex={-1}>
          {sentence}
        </h1>
        {children}
      </div>
      <button type="button" class="main-action" onClick={action.act}>
        {action.label}
      </button>
    </main>
  );
}

/** The way on from what cannot be shown now. */
export function AnotherLabel() {
  const { texts, openCode } = usePage();
  return (
    <button type="button" class="second-action" onClick={() => openCode(null)}>
      {texts.states.scanAnother}
    </button>
  );
}

export function MalformedCode() {
  const { texts, openCode } = usePage();
  const action = { label: texts.states.scanAnother, act: () => openCode(null) };
  return <Notice icon="label" tone="amber" sentence={texts.states.malformed} action={action} />;
}

/** The disk of the device is full: what was not kept is not sent either, so that nobody relies on it. */
export function NotKept() {
  const { texts, openCode } = usePage();
  const action = { label: texts.kept.next, act: () => openCode(null) };
  return <Notice icon="warning" tone="amber" sentence={texts.kept.notKept} action={action} />;
}

/** The refused report that was to be corrected has been dealt with: what was typed would count its pieces twice. */
export function SettledMeanwhile({ partCode }: { partCode: string }) {
  const { texts, openCode } = usePage();
  const action = { label: texts.refused.open, act: () => openCode(partCode) };
  return <Notice icon="check" tone="amber" sentence={texts.refused.settled} action={action} />;
}
