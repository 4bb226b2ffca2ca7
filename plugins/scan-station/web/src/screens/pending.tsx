import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '../texts';
import { Icon } from './icon';

/** How many acts and photos this device has not sent yet. */
export const PendingCount = createContext(0);

/** The number that has not been sent, over what covers the bar with it. */
export function Pending({ texts }: { texts: Texts }) {
  const count = useContext(PendingCount);
  if (count === 0) return null;
  return (
    <p class="pending">
      <Icon name="offline" />
      {count} {texts.person.unsent}
    </p>
  );
}
