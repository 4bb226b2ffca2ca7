import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { distance, scrollAfterZoom, zoomedBy, ZOOM_STEP } from '../logic/zoom';
import { pageOfDrawing, useKeptSince } from '../kept-drawings';
import { momentOf } from '../logic/moment';
import { usePage } from '../page-context';
import { Pending } from './pending';
import { useDialog } from './use-dialog';

/** The address of a drawing ends in the extension of its file. */
function isPicture(address: string): boolean {
  return /\.(png|jpe?g|webp)$/i.test(address.split('?')[0] ?? '');
}

/** The drawing of a part: a tap shows it over the whole page. */
export function Drawing({ address }: { address: string }) {
  const { texts } = usePage();
  const [isOpen, setOpen] = useState(false);
  const isPic = isPicture(address);
  // Phones mostly bring no reader of PDF into a page: there it opens as the phone opens it.
  if (!isPic && !navigator.pdfViewerEnabled) {
    return (
      <a class="drawing drawing-file" href={pageOfDrawing(address)} target="_blank" rel="noreferrer">
        {texts.part.drawingFile}
      </a>
    );
  }
  return (
    <>
      <button type="button" class="drawing" onClick={() => setOpen(true)}>
        {isPic ? (
          <img src={address} alt={texts.part.drawing} loading="lazy" />
        ) : (
          <span class="drawing-file">{texts.part.drawingFile}</span>
        )}
      </button>
      {isOpen && <DrawingView address={address} isPic={isPic} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The zoom, and what two fingers do to it. */
function useZoom() {
  const sheet = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const shown = useRef(1);
  const pinch = useRef<{ distance: number; zoom: number } | null>(null);
  useLayoutEffect(() => {
    const { current } = sheet;
    const ratio = zoom / shown.current;
    shown.current = zoom;
    if (!current || ratio === 1) return;
    current.scrollLeft = scrollAfterZoom(current.scrollLeft, current.clientWidth, ratio);
    current.scrollTop = scrollAfterZoom(current.scrollTop, current.clientHeight, ratio);
  }, [zoom]);
  const between = ({ touches }: TouchEvent): number | null => {
    const [one, other] = touches;
    return one && other ? distance(one, other) : null;
  };
  const fingers: JSX.HTMLAttributes<HTMLDivElement> = {
    onTouchStart: (event) => {
      const apart = between(event);
      pinch.current = apart === null ? null : { distance: apart, zoom };
    },
    onTouchMove: (event) => {
      const apart = between(event);
      if (apart === null || pinch.current === null) return;
      event.preventDefault();
      setZoom(zoomedBy(pinch.current.zoom, apart / pinch.current.distance));
    },
  };
  return { sheet, zoom, fingers, zoomBy: (factor: number) => setZoom((now) => zoomedBy(now, factor)) };
}

function DrawingView(props: { address: string; isPic: boolean; onClose(): void }) {
  const { texts } = usePage();
  const { address, isPic, onClose } = props;
  const { sheet, zoom, fingers, zoomBy } = useZoom();
  const dialog = useDialog<HTMLDivElement>(onClose);
  const since = useKeptSince(address);
  const words = texts.drawing;
  return (
    <div class="drawing-view" role="dialog" aria-modal="true" aria-label={texts.part.drawing} ref={dialog}>
      {isPic ? (
        <div class="drawing-sheet" ref={sheet} tabIndex={0} {...fingers}>
          <img
            src={address}
            alt={texts.part.drawing}
            style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }}
          />
        </div>
      ) : (
        <iframe class="drawing-sheet" src={pageOfDrawing(address)} title={texts.part.drawing} />
      )}
      <Pending texts={texts} />
      {since !== null && <p class="fine-print">{words.loadedAt(momentOf(since, texts.locale))}</p>}
      <div class="drawing-actions">
        {isPic && (
          <>
            <button
              type="button"
              class="second-action"
              aria-label={words.smaller}
              onClick={() => zoomBy(1 / ZOOM_STEP)}
            >
              −
            </button>
            <button
              type="button"
              class="second-action"
              aria-label={words.larger}
              onClick={() => zoomBy(ZOOM_STEP)}
            >
              +
            </button>
          </>
        )}
        <button type="button" class="main-action" data-first onClick={onClose}>
          {words.close}
        </button>
      </div>
    </div>
  );
}
