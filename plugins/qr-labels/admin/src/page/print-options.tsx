import { Checkbox, Flex } from '@strapi/design-system';
import type { LayoutName } from '../../../contracts';
import type { KeptLayout } from '../../../layouts/contracts';
import { Choose } from '../print/choosers';
import { ownPaper } from '../print/how';
import { PrintFields } from '../print/print-fields';
import { useSay } from '../texts';
import { PartField } from './part-field';
import { PieceFields } from './piece-fields';
import { MAX_COPIES, PLACES, type Change, type Choice } from './use-choice';

interface OptionsProps {
  choice: Choice;
  own: readonly KeptLayout[];
  /** Stickers of all that is chosen. */
  ordered: number;
  onChange: Change;
}

/** How labels are printed: their order and a label for each piece beside what all prints ask. */
export function PrintOptions({ choice, own, ordered, onChange }: OptionsProps) {
  const say = useSay();
  const papers = [
    ...(Object.keys(PLACES) as LayoutName[]).map((value) => ({
      value: value as string,
      text: say(`layout.${value}`),
      places: PLACES[value],
    })),
    ...own.map(ownPaper),
  ];
  const sorts = (['given', 'designation', 'name'] as const).map((value) => ({
    value,
    text: say(`sort.${value}`),
  }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <PrintFields
        how={choice}
        papers={papers}
        maxCopies={MAX_COPIES}
        onChange={onChange}
        more={
          <Choose
            name="sort"
            label={say('sort')}
            value={choice.sort}
            options={sorts}
            onChange={(value) => onChange({ sort: value })}
          />
        }
      />
      <Checkbox
        checked={choice.perPiece}
        onCheckedChange={(checked: boolean | 'indeterminate') => onChange({ perPiece: checked === true })}
      >
        {say('perPiece')}
      </Checkbox>
      {choice.perPiece && <PieceFields choice={choice} onChange={onChange} />}
      <PartField choice={choice} ordered={ordered} onChange={onChange} />
    </Flex>
  );
}
