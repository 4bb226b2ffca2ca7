import { useEffect, useState, type FormEvent } from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { PartKind } from '../../../../../src/tracking/contracts';
import type { KindRule, Preview, RowName } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { PART_KINDS } from './part-kinds';
import type { ImportActions } from './use-import';

/** By what the parts of a rule are told. */
type By = 'startsWith' | 'section' | 'rows';

interface BulkKindsProps {
  preview: Preview;
  busy: boolean;
  /** Rows of the file that are ticked in the tree. */
  ticked: readonly RowName[];
  onWish: ImportActions['wish'];
  onDone(): void;
}

function useRuleWords() {
  const say = useSay();
  return (rule: KindRule): string => {
    const kind = say(`kind.${rule.kind}`);
    if ('startsWith' in rule) return say('kinds.ruleStarts', { start: rule.startsWith, kind });
    if ('section' in rule) return say('kinds.ruleSection', { section: rule.section, kind });
    if ('below' in rule) return say('kinds.ruleBelow', { part: rule.below.slice(2), kind });
    return say('kinds.ruleRows', { n: rule.rows.length, kind });
  };
}

/** What has been said of many parts at once; each can be taken back. */
function Rules({ preview, busy, onWish }: Pick<BulkKindsProps, 'preview' | 'busy' | 'onWish'>) {
  const say = useSay();
  const words = useRuleWords();
  const rules = preview.options.kindRules ?? [];
  if (rules.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap" tag="ul">
      {rules.map((rule, index) => (
        <Flex key={index} tag="li" gap={1} background="neutral100" hasRadius paddingLeft={2}>
          <Typography variant="pi">{words(rule)}</Typography>
          <IconButton
            variant="ghost"
            size="XS"
            label={say('kinds.takeBack')}
            disabled={busy}
            onClick={() => onWish({ kindRules: rules.filter((_, other) => other !== index) })}
          >
            <Cross />
          </IconButton>
        </Flex>
      ))}
    </Flex>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose(value: string): void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <Box flex="1 1 16rem" minWidth="14rem">
      <Field.Root>
        <Field.Label>{label}</Field.Label>
        <SingleSelect
          size="S"
          aria-label={label}
          value={value}
          onChange={(chosen) => onChoose(String(chosen))}
        >
          {options.map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {option.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

function StartBox({ value, onChange }: { value: string; onChange(value: string): void }) {
  const say = useSay();
  return (
    <Box flex="1 1 16rem" minWidth="14rem">
      <Field.Root name="start">
        <Field.Label>{say('kinds.start')}</Field.Label>
        <TextInput
          size="S"
          value={value}
          maxLength={255}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field.Root>
    </Box>
  );
}

function ruleOf(
  by: By,
  kind: PartKind,
  start: string,
  section: string,
  ticked: readonly RowName[],
): KindRule | null {
  if (by === 'rows') return ticked.length > 0 ? { kind, rows: [...ticked] } : null;
  if (by === 'section') return section === '' ? null : { kind, section };
  return start.trim() === '' ? null : { kind, startsWith: start.trim() };
}

/** Say of many parts at once what they are: bolts then get no labels and no work. */
export function BulkKinds(props: BulkKindsProps) {
  const say = useSay();
  const { preview, busy, ticked, onWish, onDone } = props;
  const { sections } = preview;
  const [by, setBy] = useState<By>('startsWith');
  const [start, setStart] = useState('');
  const [section, setSection] = useState(sections[0]?.name ?? '');
  const [kind, setKind] = useState<PartKind>('standard');
  // Who ticks rows means them.
  const areTicked = ticked.length > 0;
  useEffect(() => setBy(areTicked ? 'rows' : 'startsWith'), [areTicked]);
  const rule = ruleOf(by, kind, start, section, ticked);
  const ways = (['startsWith', 'section', 'rows'] as const).filter(
    (way) => way !== 'section' || sections.length > 0,
  );
  function apply(event: FormEvent): void {
    event.preventDefault();
    if (!rule) return;
    onWish({ kindRules: [...(preview.options.kindRules ?? []), rule] });
    setStart('');
    onDone();
  }
  return (
    <form onSubmit={apply} aria-label={say('kinds.title')}>
      <Flex direction="column" alignItems="stretch" gap={2} paddingBottom={4}>
        <Flex gap={3} wrap="wrap" alignItems="flex-end">
          <Choice
            label={say('kinds.which')}
            value={by}
            options={ways.map((way) => ({ value: way, label: say(`kinds.${way}`, { n: ticked.length }) }))}
            onChoose={(value) => setBy(ways.find((way) => way === value) ?? 'startsWith')}
          />
          {by === 'startsWith' && <StartBox value={start} onChange={setStart} />}
          {by === 'section' && (
            <Choice
              label={say('kinds.sectionName')}
              value={section}
              options={sections.map(({ name, rows }) => ({ value: name, label: `${name} (${rows})` }))}
              onChoose={setSection}
            />
          )}
          <Choice
            label={say('kinds.are')}
            value={kind}
            options={PART_KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
            onChoose={(value) => setKind(PART_KINDS.find((own) => own === value) ?? 'part')}
          />
          <Button type="submit" variant="secondary" disabled={busy || rule === null}>
            {say('kinds.apply')}
          </Button>
        </Flex>
        <Rules preview={preview} busy={busy} onWish={onWish} />
      </Flex>
    </form>
  );
}
