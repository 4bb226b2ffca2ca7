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

const Place = styled.rect<{ $clickable: boolean }>`
  fill: transparent;
  cursor: ${({ $clickable }) => ($clickable ? 'pointer' : 'default')};

  &:hover,
  &:focus-visible {
    fill: ${({ $clickable, theme }) => ($clickable ? `${theme.colors.primary500}22` : 'transparent')};
    outline: none;
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

interface SheetDrawingProps {
  preview: SheetPreview;
  title: string;
  /** Set on the first sheet: the print may start at another place. */
  onSkip: ((places: number) => void) | null;
}

/** One sheet to scale, drawn from the same numbers as the PDF. */
export function SheetDrawing({ preview, title, onSkip }: SheetDrawingProps) {
  const say = useSay();
  const { colors } = useTheme();
  const { rework } = useStatusColours();
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
      {cut.map(({ xMm, yMm }) => (
        <rect
          key={`cut ${xMm} ${yMm}`}
          x={xMm + 0.4}
          y={yMm + 0.4}
          width={size.widthMm - 0.8}
          height={size.heightMm - 0.8}
          fill="none"
          stroke={rework}
          strokeWidth={0.5}
          strokeDasharray="1.5 1"
        >
          <title>{say('preview.cut')}</title>
        </rect>
      ))}
      {onSkip &&
        places.map(({ xMm, yMm }, place) => (
          <Place
            key={`place ${xMm} ${yMm}`}
            $clickable
            x={xMm}
            y={yMm}
            width={size.widthMm}
            height={size.heightMm}
            role="button"
            aria-label={say('preview.place', { place: place + 1 })}
            onClick={() => onSkip(place)}
          />
        ))}
    </Paper>
  );
}
