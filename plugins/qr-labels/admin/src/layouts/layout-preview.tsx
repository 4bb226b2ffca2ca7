import { Box, Flex } from '@strapi/design-system';
import { ErrorState, LoadingState, StatusMark } from '../../../../../src/admin/kit';
import { useSay } from '../texts';
import { ProductSearch } from '../print/product-search';
import { SheetDrawing } from '../print/sheet-drawing';
import { Warnings } from '../print/sheet-preview-panel';
import type { PreviewState } from '../print/use-preview';
import type { LAYOUT_TEXTS } from '../layout-texts';

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
  product: string | null;
  /** null: what is shown are examples. */
  onProduct: ((product: string | null) => void) | null;
}

/** The sheet that the server draws of the settings as they stand, with what would print badly. */
export function LayoutPreview({ drawn: { preview, failure }, wrong, product, onProduct }: Props) {
  const say = useSay();
  const words = [...wrong].flatMap((path) => wordKey(path) ?? []).map((key) => say(key));
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {onProduct && (
          <ProductSearch
            name="example"
            label={say('layouts.example')}
            none={say('layouts.examples')}
            value={product}
            onChange={onProduct}
          />
        )}
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
