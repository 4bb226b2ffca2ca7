import type { ReactNode } from 'react';
import { Checkbox, Flex } from '@strapi/design-system';
import { useSay } from '../texts';
import { Choose, WholeNumber } from './choosers';
import { formatsOf, howOf, type Paper, type PrintHow } from './how';

interface FieldsProps {
  how: PrintHow;
  papers: readonly Paper[];
  maxCopies: number;
  onChange(change: Partial<PrintHow>): void;
  /** What only this kind of print asks, beside the paper. */
  more?: ReactNode;
}

/** The file, and for a label printer its head. */
function FileFields({ how, onChange }: Pick<FieldsProps, 'how' | 'onChange'>) {
  const say = useSay();
  const formats = formatsOf(how.places);
  const { format } = howOf(how);
  const heads = (['203', '300'] as const).map((value) => ({ value, text: say(`dpi.${value}`) }));
  return (
    <>
      <Choose
        name="format"
        label={say('format')}
        value={format}
        options={formats.map((value) => ({ value, text: say(`format.${value}`) }))}
        onChange={(value) => onChange({ format: value })}
      />
      {(format === 'zpl' || format === 'png') && (
        <Choose
          name="dpi"
          label={say('dpi')}
          value={how.dpi === 300 ? '300' : '203'}
          options={heads}
          onChange={(value) => onChange({ dpi: value === '300' ? 300 : 203 })}
        />
      )}
    </>
  );
}

/** Used places of a sheet, copies, lines to cut along. */
function CountFields({ how, maxCopies, onChange }: Pick<FieldsProps, 'how' | 'maxCopies' | 'onChange'>) {
  const say = useSay();
  const { places, skip, copies, cutMarks } = how;
  return (
    <>
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
          max={maxCopies}
          onChange={(value) => onChange({ copies: value })}
        />
      </Flex>
      {places > 1 && (
        <Checkbox
          checked={cutMarks}
          onCheckedChange={(checked: boolean | 'indeterminate') => onChange({ cutMarks: checked === true })}
        >
          {say('cutMarks')}
        </Checkbox>
      )}
    </>
  );
}

/** Paper, language, file, first place, copies and cut marks: what labels, stage cards and badges ask alike. */
export function PrintFields({ how, papers, maxCopies, onChange, more }: FieldsProps) {
  const say = useSay();
  const { layout, language } = how;
  const choosePaper = (value: string): void => {
    const { places = 1, cutMarks = how.cutMarks } = papers.find((paper) => paper.value === value) ?? {};
    onChange({ layout: value, places, cutMarks });
  };
  const languages = (['ru', 'en'] as const).map((value) => ({ value, text: say(`language.${value}`) }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <Choose name="layout" label={say('layout')} value={layout} options={papers} onChange={choosePaper} />
        <Choose
          name="language"
          label={say('language')}
          value={language}
          options={languages}
          onChange={(value) => onChange({ language: value })}
        />
        {more}
        <FileFields how={how} onChange={onChange} />
      </Flex>
      <CountFields how={how} maxCopies={maxCopies} onChange={onChange} />
    </Flex>
  );
}
