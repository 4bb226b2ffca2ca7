import { useEffect, useState } from 'react';
import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { ErrorState, LoadingState, StatusMark } from '../../../../../src/admin/kit';
import type { SheetPreview } from '../../../contracts';
import { useFieldWord } from '../layouts/use-field-word';
import { useSay } from '../texts';
import { SheetDrawing } from './sheet-drawing';
import { usePreview, type PreviewState } from './use-preview';

interface TurnerProps {
  /** How many there are, in words. */
  counted: 'preview.stickers' | 'cards.count' | 'badges.count';
  preview: SheetPreview;
  page: number;
  onPage(page: number): void;
}

/** How many there are, which page of them is shown, and the way to the others. */
export function PageTurner({ counted, preview, page, onPage }: TurnerProps) {
  const say = useSay();
  const { pages, stickers } = preview;
  return (
    <Flex gap={3} justifyContent="space-between" wrap="wrap">
      <Typography fontWeight="semiBold" aria-live="polite">
        {say(counted, { n: stickers })}
      </Typography>
      <Flex gap={2}>
        <IconButton label={say('preview.previous')} disabled={page === 0} onClick={() => onPage(page - 1)}>
          <ChevronLeft />
        </IconButton>
        <Typography>{say('preview.page', { page: page + 1, pages })}</Typography>
        <IconButton label={say('preview.next')} disabled={page + 1 >= pages} onClick={() => onPage(page + 1)}>
          <ChevronRight />
        </IconButton>
      </Flex>
    </Flex>
  );
}

interface WarningsProps {
  preview: SheetPreview;
  /** That so many have been printed before, in words. */
  again?: 'preview.again' | 'cards.again' | 'badges.again';
}

/** What of a sheet would print badly, or has been printed already. */
export function Warnings({ preview, again = 'preview.again' }: WarningsProps) {
  const say = useSay();
  const word = useFieldWord();
  const { locale } = useIntl();
  const hundredths = (mm: number) =>
    mm.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const { cuts, small, quiet } = preview.problems;
  const where = ({ labels, page }: { labels: number; page: number }) => ({ n: labels, page: page + 1 });
  return (
    <>
      {preview.address.isGuessed && (
        <StatusMark status="rework">{say('preview.guessed', { url: preview.address.url })}</StatusMark>
      )}
      {small && (
        <StatusMark status="rework">
          {say('preview.small', { mm: hundredths(small.moduleMm), ...where(small) })}
        </StatusMark>
      )}
      {quiet && (
        <StatusMark status="rework">
          {say('preview.quiet', { modules: quiet.quietModules, ...where(quiet) })}
        </StatusMark>
      )}
      {preview.logoMissing && <StatusMark status="rework">{say('preview.logo')}</StatusMark>}
      {cuts && (
        <StatusMark status="rework">
          {again === 'preview.again'
            ? say('preview.cuts', { ...where(cuts), fields: cuts.fields.map(word).join(', ') })
            : say('cards.cuts', where(cuts))}
        </StatusMark>
      )}
      {preview.printedBefore > 0 && (
        <StatusMark status="waiting">{say(again, { n: preview.printedBefore })}</StatusMark>
      )}
    </>
  );
}

/** What is known of an order beside its sheets. */
export interface Told {
  /** Labels, stages or operators that have been printed before. */
  printedBefore: number;
  /** Stickers of all of it. */
  ordered: number;
}

export const NOTHING_TOLD: Told = { printedBefore: 0, ordered: 0 };

/** What an answer tells; of an order that no file holds the refusal tells how large it is. */
function toldBy({ preview, failure }: PreviewState): Told {
  const asked = failure?.details.asked;
  if (typeof asked === 'number') return { printedBefore: 0, ordered: asked };
  return preview ?? NOTHING_TOLD;
}

interface PanelProps extends Pick<WarningsProps, 'again'> {
  /** The door that draws it. */
  path?: string;
  request: object | null;
  counted?: TurnerProps['counted'];
  /** How often something was printed here: it is asked again after each. */
  prints: number;
  onSkip(places: number): void;
  /** Keep it the same function. */
  onTold?(told: Told): void;
}

/** The true sheet at scale, page by page, with what is to be known of it. */
export function SheetPreviewPanel({
  path = '/qr-labels/preview',
  request,
  counted = 'preview.stickers',
  again,
  prints,
  onSkip,
  onTold,
}: PanelProps) {
  const say = useSay();
  const [page, setPage] = useState(0);
  useEffect(() => setPage(0), [request]);
  const drawn = usePreview(path, request, page, prints);
  const { preview, failure } = drawn;
  const { printedBefore, ordered } = toldBy(drawn);
  useEffect(() => onTold?.({ printedBefore, ordered }), [onTold, printedBefore, ordered]);
  const hasPlaces = (preview?.places.length ?? 0) > 1;
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {!request && <Typography textColor="neutral600">{say('preview.empty')}</Typography>}
        {failure && <ErrorState failure={failure} />}
        {request && !preview && !failure && <LoadingState />}
        {request && preview && (
          <>
            <PageTurner counted={counted} preview={preview} page={page} onPage={setPage} />
            <Warnings preview={preview} {...(again ? { again } : {})} />
            <SheetDrawing
              preview={preview}
              title={say('preview.page', { page: page + 1, pages: preview.pages })}
              onSkip={page === 0 && hasPlaces ? onSkip : null}
            />
          </>
        )}
      </Flex>
    </Box>
  );
}
