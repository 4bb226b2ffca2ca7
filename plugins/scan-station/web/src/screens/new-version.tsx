import type { Texts } from '../texts';
import { loadAnew, type NewVersionOffer } from '../use-new-version';

/** What this page cannot read stays on the device, and is told. */
export function OfNewerVersion({ texts, count }: { texts: Texts; count: number }) {
  if (count === 0) return null;
  return (
    <div class="age" role="status">
      <span>{texts.version.newer(count)}</span>
    </div>
  );
}

/** Offers the new page; nobody is interrupted by it. */
export function NewVersion({ texts, offer }: { texts: Texts; offer: NewVersionOffer }) {
  const { version } = texts;
  return (
    <div class="age" role="status">
      <span>{version[offer]}</span>
      <button type="button" class="bar-button" onClick={() => void loadAnew()}>
        {offer === 'offered' ? version.take : version.reload}
      </button>
    </div>
  );
}
