import type { Texts } from '../texts';
import type { NewVersionOffer } from '../use-new-version';

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
export function NewVersion({ texts, kind, take }: NewVersionOffer & { texts: Texts }) {
  const { version } = texts;
  return (
    <div class="age" role="status">
      <span>{kind === 'offered' ? version.offered : version.stale}</span>
      <button type="button" class="bar-button" onClick={take}>
        {kind === 'offered' ? version.take : version.reload}
      </button>
    </div>
  );
}
