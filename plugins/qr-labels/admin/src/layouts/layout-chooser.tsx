import { Box, Field, Flex, TextInput } from '@strapi/design-system';
import type { KeptLayout } from '../../../layouts/contracts';
import { Choose } from '../print/choosers';
import { useSay } from '../texts';
import { laidBy, NEW_SETTINGS_OF, type Draft, type Laid } from './draft';

/** The select knows no empty value. */
const NEW = 'new';

const KINDS: readonly Laid[] = ['label', 'stage', 'badge'];

interface ChooserProps {
  layouts: readonly KeptLayout[];
  draft: Draft;
  onDraft(draft: Draft): void;
}

/** What is laid out, which of the kept layouts is changed or a new one, and what it is called. */
export function LayoutChooser({ layouts, draft, onDraft }: ChooserProps) {
  const say = useSay();
  const laid = laidBy(draft.settings);
  const ofKind = (kind: Laid) => layouts.filter(({ settings }) => laidBy(settings) === kind);
  const choose = (id: string): void => {
    const kept = layouts.find((layout) => layout.id === id);
    // A new layout begins with what is shown.
    onDraft(kept ?? { ...draft, id: null, name: '' });
  };
  const chooseKind = (kind: Laid): void => {
    if (kind === laid) return;
    const [first] = ofKind(kind);
    onDraft(first ?? { id: null, name: '', settings: NEW_SETTINGS_OF[kind] });
  };
  const kept = ofKind(laid).map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <Choose
          name="laid"
          label={say('layouts.laid')}
          value={laid}
          options={KINDS.map((value) => ({ value, text: say(`layouts.laid.${value}`) }))}
          onChange={chooseKind}
        />
        <Choose
          name="layout"
          label={say('layouts.choose')}
          value={draft.id ?? NEW}
          options={[{ value: NEW, text: say('layouts.new') }, ...kept]}
          onChange={choose}
        />
        <Box flex="2 1 18rem">
          <Field.Root name="name" required>
            <Field.Label>{say('layouts.name')}</Field.Label>
            <TextInput
              value={draft.name}
              maxLength={100}
              onChange={({ target }: { target: { value: string } }) =>
                onDraft({ ...draft, name: target.value })
              }
            />
          </Field.Root>
        </Box>
      </Flex>
    </Box>
  );
}
