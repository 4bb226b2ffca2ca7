import { useIntl } from 'react-intl';
import { formatCount } from '../../../../../src/admin/kit';
import { Choose } from '../print/choosers';
import { useSay } from '../texts';
import { mostOf, type Change, type Choice } from './use-choice';

interface PartFieldProps {
  choice: Choice;
  /** Stickers of the whole order. */
  ordered: number;
  onChange: Change;
}

/** Of an order that no single file holds, which part; nothing where one file holds it. */
export function PartField({ choice, ordered, onChange }: PartFieldProps) {
  const say = useSay();
  const { locale } = useIntl();
  const most = mostOf(choice);
  if (ordered <= most) return null;
  const count = (n: number) => formatCount(n, locale);
  const parts = Array.from({ length: Math.ceil(ordered / most) }, (_, part) => ({
    value: String(part),
    text: `${count(part * most + 1)} – ${count(Math.min(ordered, (part + 1) * most))}`,
  }));
  return (
    <Choose
      name="part"
      label={say('part', { n: ordered, most: count(most) })}
      value={choice.part === null ? '' : String(choice.part)}
      options={parts}
      onChange={(value) => onChange({ part: Number(value) })}
    />
  );
}
