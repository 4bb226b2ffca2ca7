import { styled, useTheme } from 'styled-components';
import { useStatusColours } from '../../../../../src/admin/kit';
import type { SheetPreview } from '../../../contracts';
import { useSay } from '../texts';

/** A sheet of paper is white in the dark theme too. */
const Paper = styled.svg`
  display: block;
  width: 100%;
  max-height: 78rem;
  background: #ffffff;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  box-shadow: ${({ theme }) => theme.shadows.filterShadow};

  text {
    font-family: 'PT Sans', 'Liberation Sans', Arial, sans-serif;
    fill: #000000;
  }
`;

const Place = styled.rect`
  fill: transparent;
  cursor: pointer;

  &:hover {
    fill: ${({ theme }) => theme.colors.primary500}22;
  }
`;

type DrawnOnPage = SheetPreview['labels'][number];

function LabelDrawing({ label, logo }: { label: DrawnOnPage; logo: string | null }) {
  const { xMm, yMm, moduleMm } = label.symbol;
  return (
    <g>
      <path
        d={label.path}
        transform={`translate(${xMm} ${yMm}) scale(${moduleMm})`}
        fill="#000000"
        shapeRendering="crispEdges"
      />
      {logo && label.logo && (
        <image
          href={logo}
          x={label.logo.xMm}
          y={label.logo.yMm}
          width={label.logo.widthMm}
          height={label.logo.heightMm}
        />
      )}
      {label.texts.map((text) => (
        <text
          key={`${text.baselineMm} ${text.text}`}
          x={text.xMm}
          y={text.baselineMm}
          fontSize={text.sizeMm}
          fontWeight={text.bold ? 700 : 400}
          textLength={text.widthMm}
          lengthAdjust="spacingAndGlyphs"
        >
          {text.text}
        </text>
      ))}
    </g>
  );
}

/** A line around each label whose text is cut; pointing at any spot of the label tells why. */
function CutOutlines({ cut, size }: { cut: readonly DrawnOnPage[]; size: SheetPreview['label'] }) {
  const say = useSay();
  const { rework } = useStatusColours();
  return cut.map(({ xMm, yMm }) => (
    <rect
      key={`cut ${xMm} ${yMm}`}
      x={xMm + 0.4}
      y={yMm + 0.4}
      width={size.widthMm - 0.8}
      height={size.heightMm - 0.8}
      fill="none"
      pointerEvents="all"
      stroke={rework}
      strokeWidth={0.5}
      strokeDasharray="1.5 1"
    >
      <title>{say('preview.cut')}</title>
    </rect>
  ));
}

interface PlacesProps {
  preview: SheetPreview;
  cut: readonly DrawnOnPage[];
  onSkip(places: number): void;
}

/** Places that a mouse chooses the first of; for the keyboard and who hears the page there is the number field. */
function Places({ preview: { places, label: size }, cut, onSkip }: PlacesProps) {
  const say = useSay();
  const at = ({ xMm, yMm }: { xMm: number; yMm: number }) => `${xMm} ${yMm}`;
  const cutAt = new Set(cut.map(at));
  return places.map((corner, place) => (
    <Place
      key={`place ${at(corner)}`}
      x={corner.xMm}
      y={corner.yMm}
      width={size.widthMm}
      height={size.heightMm}
      data-place={place + 1}
      aria-hidden
      onClick={() => onSkip(place)}
    >
      <title>
        {[
          ...(cutAt.has(at(corner)) ? [say('preview.cut')] : []),
          say('preview.place', { place: place + 1 }),
        ].join('\n')}
      </title>
    </Place>
  ));
}

interface SheetDrawingProps {
  preview: SheetPreview;
  title: string;
  /** Set on the first sheet: the print may start at another place. */
  onSkip: ((places: number) => void) | null;
}

/** One sheet to scale, drawn from the same numbers as the PDF. */
export function SheetDrawing({ preview, title, onSkip }: SheetDrawingProps) {
  const { colors } = useTheme();
  const { page, label: size, places, labels } = preview;
  const cut = labels.filter((label) => label.cuts.length > 0);
  return (
    <Paper viewBox={`0 0 ${page.widthMm} ${page.heightMm}`} role="group" aria-label={title}>
      {places.map(({ xMm, yMm }) => (
        <rect
          key={`${xMm} ${yMm}`}
          x={xMm}
          y={yMm}
          width={size.widthMm}
          height={size.heightMm}
          rx={1.5}
          fill="none"
          stroke={preview.cutMarks ? '#999999' : colors.neutral200}
          strokeWidth={0.2}
        />
      ))}
      {labels.map((label) => (
        <LabelDrawing key={`${label.xMm} ${label.yMm}`} label={label} logo={preview.logo} />
      ))}
      <CutOutlines cut={cut} size={size} />
      {onSkip && <Places {...{ preview, cut, onSkip }} />}
    </Paper>
  );
}
