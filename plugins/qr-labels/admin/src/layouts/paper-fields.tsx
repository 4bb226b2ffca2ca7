import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Panel } from '../../../../../src/admin/kit';
import type { OwnLayout } from '../../../contracts';
import { useSay } from '../texts';
import { NEW_PAGE } from './draft';
import { NumberField } from './number-field';

const LABEL = ['widthMm', 'heightMm'] as const;
const PAGE = [
  ...(['widthMm', 'heightMm', 'columns', 'rows'] as const),
  ...(['leftMm', 'topMm', 'pitchXMm', 'pitchYMm'] as const),
];

interface PaperProps {
  paper: OwnLayout;
  /** Paths that the server refused. */
  wrong: ReadonlySet<string>;
  onChange(paper: OwnLayout): void;
}

/** Roll or sheet, the label's size, and where labels stand on a sheet. */
export function PaperFields({ paper, wrong, onChange }: PaperProps) {
  const say = useSay();
  const { page, ...size } = paper;
  return (
    <Panel title={say('paper.title')}>
      <Field.Root name="paper">
        <Field.Label>{say('paper.kind')}</Field.Label>
        <SingleSelect
          value={page ? 'sheet' : 'roll'}
          onChange={(kind: string | number) =>
            onChange(kind === 'sheet' ? { ...size, page: NEW_PAGE } : size)
          }
        >
          <SingleSelectOption value="roll">{say('paper.roll')}</SingleSelectOption>
          <SingleSelectOption value="sheet">{say('paper.sheet')}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      <Flex gap={4} wrap="wrap">
        {LABEL.map((key) => (
          <NumberField
            key={key}
            name={key}
            label={say(`paper.${key}`)}
            value={paper[key]}
            isWrong={wrong.has(`settings.paper.${key}`)}
            onChange={(value) => onChange({ ...paper, [key]: value })}
          />
        ))}
        {page &&
          PAGE.map((key) => (
            <NumberField
              key={`page ${key}`}
              name={`page.${key}`}
              label={say(`paper.page.${key}`)}
              value={page[key]}
              step={key === 'columns' || key === 'rows' ? 1 : 0.1}
              isWrong={wrong.has(`settings.paper.page.${key}`)}
              onChange={(value) => onChange({ ...paper, page: { ...page, [key]: value } })}
            />
          ))}
      </Flex>
    </Panel>
  );
}
