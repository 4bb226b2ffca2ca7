import type { DeviceStorage } from '../server/storage';

const KEY = 'tracker-scan-camera';

/** A camera of this device, with the name that the device gives it; '': none. */
export interface CameraChoice {
  id: string;
  name: string;
}

/** A camera that is on. */
export interface OpenCamera {
  stream: MediaStream;
  id: string | null;
  /** null: it has no lamp. */
  light: ((on: boolean) => Promise<void>) | null;
}

/** Whether this page may have a camera at all: over plain http a browser gives none. */
export const hasCamera = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function';

function lampOf(track: MediaStreamTrack | undefined): OpenCamera['light'] {
  const abilities: MediaTrackCapabilities & { torch?: boolean } = track?.getCapabilities?.() ?? {};
  if (!track || !abilities.torch) return null;
  // The lamp is younger than the types of the browser.
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}

async function streamOf(id: string | null): Promise<MediaStream> {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const which = id === null ? { facingMode: 'environment' } : { deviceId: { exact: id } };
  return navigator.mediaDevices.getUserMedia({ audio: false, video: { ...which, ...size } });
}

/**
 * Turn a camera on: the one chosen on this device, else the one at the back. Rejects with the browser's
 * error where the person or the device allows none.
 */
export async function openCamera(storage: DeviceStorage): Promise<OpenCamera> {
  const chosen = storage.getItem(KEY);
  const stream = await streamOf(chosen).catch((error: unknown) => {
    // The chosen camera may be unplugged, or known by another name today.
    if (chosen === null || (error instanceof Error && error.name === 'NotAllowedError')) throw error;
    return streamOf(null);
  });
  const [track] = stream.getVideoTracks();
  return { stream, id: track?.getSettings().deviceId ?? null, light: lampOf(track) };
}

export function closeCamera({ stream }: OpenCamera): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The cameras of this device; their names are told only while one is on. */
export async function camerasOf(): Promise<CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

export function chooseCamera(storage: DeviceStorage, id: string): void {
  storage.setItem(KEY, id);
}
