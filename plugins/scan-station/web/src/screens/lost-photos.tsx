import { usePage } from '../page-context';
import type { Reports } from '../outbox/use-reports';

/** Photos that could not be sent; their reports went without them. @param scanId of this report alone */
export function LostPhotos({ reports, scanId }: { reports: Reports; scanId?: string }) {
  const { texts } = usePage();
  const lost = reports.lostPhotos.filter((photo) => scanId === undefined || photo.scanId === scanId);
  if (lost.length === 0) return null;
  return (
    <ul class="kept-list">
      {lost.map(({ id, failure }) => (
        <li key={id}>
          <b>{texts.photos.lost}</b>
          <span>{failure || texts.photos.lostAdvice}</span>
          <button type="button" class="second-action" onClick={() => reports.photoRead(id)}>
            {texts.photos.read}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Photos on their way whose reports have counted. */
export function UnsentPhotos({ reports: { unsentPhotos } }: { reports: Reports }) {
  const { texts } = usePage();
  if (unsentPhotos.length === 0) return null;
  return (
    <ul class="kept-list">
      {unsentPhotos.map(({ id, title, partCode }) => (
        <li key={id}>
          <b>{texts.photos.unsent}</b>
          <span>{title ?? partCode}</span>
        </li>
      ))}
    </ul>
  );
}
