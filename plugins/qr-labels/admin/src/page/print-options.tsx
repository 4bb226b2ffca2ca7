import { Checkbox, Flex } from '@strapi/design-system';
import type { LayoutName } from '../../../contracts';
import type { KeptLayout } from '../../../layouts/contracts';
import { useSay } from '../texts';
import { Choose, WholeNumber } from './choosers';
import { MAX_COPIES, PLACES, placesOf, type Change, type Choice } from './use-choice';

/** The paper, the words on it and, for a roll, the printer's head. */
function PaperOptions({ choice, own, onChange }: OptionsProps) {
  const say = useSay();
  const { layout, places, language, dpi, sort } = choice;
  const layouts = [
    ...(Object.keys(PLACES) as LayoutName[]).map((value) => ({
      value: value as string,
      text: say(`layout.${value}`),
    })),
    ...own.map(({ id, name }) => ({ value: id, text: name })),
  ];
  const languages = (['ru', 'en'] as const).map((value) => ({ value, text: say(`language.${value}`) }));
  const sorts = (['given', 'designation', 'name'] as const).map((value) => ({
    value,
    text: say(`sort.${value}`),
  }));
  const heads = (['203', '300'] as const).map((value) => ({ value, text: say(`dpi.${value}`) }));
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Choose
        name="layout"
        label={say('layout')}
        value={layout}
        options={layouts}
        onChange={(value) => onChange({ layout: value, places: placesOf(value, own) })}
      />
      <Choose
        name="language"
        label={say('language')}
        value={language}
        options={languages}
        onChange={(value) => onChange({ language: value })}
      />
      <Choose
        name="sort"
        label={say('sort')}
        value={sort}
        options={sorts}
        onChange={(value) => onChange({ sort: value })}
      />
      {places === 1 && (
        <Choose
          name="dpi"
          label={say('dpi')}
          value={dpi === 300 ? '300' : '203'}
          options={heads}
          onChange={(value) => onChange({ dpi: value === '300' ? 300 : 203 })}
        />
      )}
    </Flex>
  );
}

interface OptionsProps {
  choice: Choice;
  own: readonly KeptLayout[];
  onChange: Change;
}

/** Sheet, used places, copies, a label for each piece. */
export function PrintOptions({ choice, own, onChange }: OptionsProps) {
  const say = useSay();
  const { places, skip, copies, perPiece, cutMarks } = choice;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <PaperOptions choice={choice} own={own} onChange={onChange} />
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        {places > 1 && (
          <WholeNumber
            name="skip"
            label={say('skip')}
            hint={say('skip.hint')}
            value={skip}
            min={0}
            max={places - 1}
            onChange={(value) => onChange({ skip: value })}
          />
        )}
        <WholeNumber
          name="copies"
          label={say('copies')}
          value={copies}
          min={1}
          max={MAX_COPIES}
          onChange={(value) => onChange({ copies: value })}
        />
      </Flex>
      <Checkbox
        checked={perPiece}
        onCheckedChange={(checked: boolean | 'indeterminate') => onChange({ perPiece: checked === true })}
      >
        {say('perPiece')}
      </Checkbox>
      {places > 1 && (
        <Checkbox
          checked={cutMarks}
          onCheckedChange={(checked: boolean | 'indeterminate') => onChange({ cutMarks: checked === true })}
        >
          {say('cutMarks')}
        </Checkbox>
      )}
    </Flex>
  );
}
