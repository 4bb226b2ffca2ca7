import type { Texts } from '../texts';
import type { NewVersionOffer } from '../use-new-version';

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
