import { Box, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { ErrorState, LoadingState, StatusMark } from '../../../../../src/admin/kit';
import type { LabelProductRow } from '../../../contracts';
import { useSay } from '../texts';
import { SheetDrawing } from '../print/sheet-drawing';
import { Warnings } from '../print/sheet-preview-panel';
import type { PreviewState } from '../print/use-preview';
import type { LAYOUT_TEXTS } from '../layout-texts';

/** The select knows no empty value. */
const EXAMPLES = 'examples';

/** What of the form the server's path means; null: the whole. */
function wordKey(path: string): keyof typeof LAYOUT_TEXTS | null {
  const name = path.replace(/^settings\./, '');
  if (/^paper\.(page\.)?[a-zA-Z]+$/.test(name)) return name as keyof typeof LAYOUT_TEXTS;
  if (name === 'symbolMm' || name === 'logo.heightMm') return name;
  const [, what] = /^fields\.\d+\.(sizeMm|lines|field)$/.exec(name) ?? [];
  return what ? (`fields.${what}` as keyof typeof LAYOUT_TEXTS) : null;
}

interface Props {
  drawn: PreviewState;
  wrong: ReadonlySet<string>;
  products: readonly LabelProductRow[];
  product: string | null;
  onProduct(product: string | null): void;
}

/** The sheet that the server draws of the settings as they stand, with what would print badly. */
export function LayoutPreview({ drawn: { preview, failure }, wrong, products, product, onProduct }: Props) {
  const say = useSay();
  const words = [...wrong].flatMap((path) => wordKey(path) ?? []).map((key) => say(key));
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Field.Root name="example">
          <Field.Label>{say('layouts.example')}</Field.Label>
          <SingleSelect
            value={product ?? EXAMPLES}
            onChange={(value: string | number) => onProduct(value === EXAMPLES ? null : String(value))}
          >
            <SingleSelectOption value={EXAMPLES}>{say('layouts.examples')}</SingleSelectOption>
            {products.map(({ id, designation, name }) => (
              <SingleSelectOption key={id} value={id}>
                {[designation, name].filter(Boolean).join(' · ')}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        {words.length > 0 && (
          <StatusMark status="scrap">
            {say('layouts.wrong', { what: [...new Set(words)].join(', ') })}
          </StatusMark>
        )}
        {failure && words.length === 0 && <ErrorState failure={failure} />}
        {!preview && !failure && <LoadingState />}
        {preview && (
          <>
            <Warnings preview={preview} />
            <SheetDrawing preview={preview} title={say('layouts.title')} onSkip={null} />
          </>
        )}
      </Flex>
    </Box>
  );
}
