import { usePage } from '../page-context';
import type { DefectReason } from '../server/api';

interface Props {
  reasons: DefectReason[];
  /** The factory has no reason that fits. */
  missing: boolean;
  chosen: string | null;
  onChoose(code: string): void;
}

export function ReasonTiles({ reasons, missing, chosen, onChoose }: Props) {
  const { texts } = usePage();
  return (
    <fieldset class="tiles">
      <legend>{texts.other.reason}</legend>
      {missing && <p class="problem">{texts.other.reasonsMissing}</p>}
      {reasons.map(({ code, name }) => (
        <label key={code} class="tile">
          <input type="radio" name="reason" checked={chosen === code} onChange={() => onChoose(code)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
