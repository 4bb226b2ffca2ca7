import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { deviceStorage } from '../server/storage';
import { camerasOf, closeCamera, openCamera, type CameraChoice, type OpenCamera } from './camera';

/** Frames are looked at so often; a cheap phone needs the time between for the picture. */
const LOOK_EVERY_MS = 120;

/** A code is read as well from a picture of this width, and faster. */
const MAX_WIDTH_PIXELS = 960;

export type CameraState = 'starting' | 'on' | 'forbidden' | 'missing' | 'busy' | 'ended' | 'no-reader';

export interface Camera {
  video: RefObject<HTMLVideoElement>;
  state: CameraState;
  open: OpenCamera | null;
  choices: CameraChoice[];
}

/** The picture that the video shows now; null: it shows none yet. */
function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return null;
  const scale = Math.min(1, MAX_WIDTH_PIXELS / videoWidth);
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}

/** Look at one frame after the other until stopped. @returns a function that stops it */
function watch(
  video: HTMLVideoElement,
  textsIn: (picture: ImageData) => Promise<string[]>,
  onTexts: (texts: string[]) => void,
): () => void {
  const canvas = document.createElement('canvas');
  let isOver = false;
  const look = async (): Promise<void> => {
    const picture = pictureOf(video, canvas);
    // A frame that cannot be read is followed by the next one.
    const texts = picture === null ? [] : await textsIn(picture).catch(() => []);
    if (isOver) return;
    onTexts(texts);
    setTimeout(() => void look(), LOOK_EVERY_MS);
  };
  void look();
  return () => {
    isOver = true;
  };
}

const REFUSED = new Map<unknown, CameraState>([
  ['NotAllowedError', 'forbidden'],
  // Another program has it.
  ['NotReadableError', 'busy'],
]);

const stateOf = (error: unknown): CameraState =>
  REFUSED.get(error instanceof Error ? error.name : null) ?? 'missing';

/**
 * A camera that is on as long as its screen is shown, and reads codes.
 * @param attempt another number opens it anew, as after another choice
 */
export function useCamera(onTexts: (texts: string[]) => void, attempt: number): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onTexts);
  latest.current = onTexts;
  const [state, setState] = useState<CameraState>('starting');
  const [open, setOpen] = useState<OpenCamera | null>(null);
  const [choices, setChoices] = useState<CameraChoice[]>([]);
  useEffect(() => {
    let stop = (): void => undefined;
    let isOver = false;
    setState('starting');
    const run = async (): Promise<void> => {
      const camera = await openCamera(deviceStorage).catch((error: unknown) => stateOf(error));
      if (typeof camera === 'string') return setState(camera);
      if (isOver || !video.current) return closeCamera(camera);
      const element = video.current;
      element.srcObject = camera.stream;
      stop = () => closeCamera(camera);
      setOpen(camera);
      // A phone call or another program takes it away; the last picture would stay.
      camera.stream.getVideoTracks()[0]?.addEventListener('ended', () => !isOver && setState('ended'));
      setChoices(await camerasOf().catch(() => []));
      // The reader comes with the first use: most people never need its megabyte.
      const reader = await import('./decoder').catch(() => null);
      if (isOver) return;
      if (reader === null) return setState('no-reader');
      setState('on');
      const unwatch = watch(element, reader.textsIn, (texts) => latest.current(texts));
      stop = () => {
        unwatch();
        closeCamera(camera);
      };
    };
    void run();
    return () => {
      isOver = true;
      stop();
    };
  }, [attempt]);
  return { video, state, open, choices };
}
