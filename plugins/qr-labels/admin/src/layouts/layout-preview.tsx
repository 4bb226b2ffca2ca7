import { Box, Flex } from '@strapi/design-system';
import { ErrorState, LoadingState, StatusMark } from '../../../../../src/admin/kit';
import { useSay } from '../texts';
import { ProductSearch } from '../print/product-search';
import { SheetDrawing } from '../print/sheet-drawing';
import { PageTurner, Warnings } from '../print/sheet-preview-panel';
import type { PreviewState } from '../print/use-preview';
import type { LAYOUT_TEXTS } from '../layout-texts';
import type { SheetPreview } from '../../../contracts';
import type { Laid } from './draft';

/** What of the form the server's path means; null: the whole. */
function wordKey(path: string): keyof typeof LAYOUT_TEXTS | null {
  const name = path.replace(/^settings\./, '');
  if (/^paper\.(page\.)?[a-zA-Z]+$/.test(name)) return name as keyof typeof LAYOUT_TEXTS;
  if (name === 'symbolMm' || name === 'logo.heightMm') return name;
  const [, what] = /^fields\.\d+\.(sizeMm|lines|field)$/.exec(name) ?? [];
  return what ? (`fields.${what}` as keyof typeof LAYOUT_TEXTS) : null;
}

const COUNTED = { label: 'preview.stickers', stage: 'cards.count', badge: 'badges.count' } as const;

interface Props {
  drawn: PreviewState;
  laid: Laid;
  wrong: ReadonlySet<string>;
  product: string | null;
  /** null: what is shown are examples. */
  onProduct: ((product: string | null) => void) | null;
  /** From 0; of one beyond the last the last is drawn. */
  page: number;
  onPage(page: number): void;
}

interface TurnerProps extends Pick<Props, 'laid' | 'page' | 'onPage'> {
  preview: SheetPreview;
}

/** What there is to turn over: a roll has a page for each label. */
function Turner({ preview, laid, page, onPage }: TurnerProps) {
  const shown = Math.min(page, preview.pages - 1);
  if (preview.pages < 2) return null;
  return <PageTurner counted={COUNTED[laid]} {...{ preview, onPage }} page={shown} />;
}

/** The sheet that the server draws of the settings as they stand, with what would print badly. */
export function LayoutPreview({ drawn, laid, wrong, product, onProduct, page, onPage }: Props) {
  const { preview, failure } = drawn;
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
            <Turner {...{ preview, laid, page, onPage }} />
            <Warnings preview={preview} />
            <SheetDrawing preview={preview} title={say('layouts.title')} onSkip={null} />
          </>
        )}
      </Flex>
    </Box>
  );
}
