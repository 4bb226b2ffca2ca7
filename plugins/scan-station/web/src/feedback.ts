import type { DeviceStorage } from './server/storage';

/** What a device does besides showing an answer; each is on until a person switches it off. */
export type Sense = 'sound' | 'vibration';

const keyOf = (sense: Sense): string => `tracker-scan-${sense}`;

export function isOn(storage: DeviceStorage, sense: Sense): boolean {
  return storage.getItem(keyOf(sense)) !== 'off';
}

export function switchSense(storage: DeviceStorage, sense: Sense): void {
  storage.setItem(keyOf(sense), isOn(storage, sense) ? 'off' : 'on');
}

const TONES = { good: [880], refused: [220, 220], kept: [440] } as const;
const TONE_S = 0.14;
const VIBRATION_MS = { good: [80], refused: [200, 100, 200], kept: [80, 60, 80] } as const;

let audio: AudioContext | null = null;

/** Browsers let a page sound that a person has touched: at each touch, for a phone call ends it again. */
export function soundAfterTouch(storage: DeviceStorage): void {
  if (!('AudioContext' in globalThis)) return;
  const wake = (): void => {
    if (!isOn(storage, 'sound')) return;
    audio ??= new AudioContext();
    // One that is refused is asked for anew with the next touch.
    if (audio.state !== 'running') audio.resume().catch(() => undefined);
  };
  for (const touch of ['pointerup', 'click', 'keydown']) window.addEventListener(touch, wake, true);
}

function play(tones: readonly number[]): void {
  audio ??= new AudioContext();
  const { currentTime, destination } = audio;
  tones.forEach((frequencyHz, place) => {
    if (!audio) return;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequencyHz;
    volume.gain.value = 0.2;
    tone.connect(volume).connect(destination);
    const startS = currentTime + place * TONE_S * 1.5;
    tone.start(startS);
    tone.stop(startS + TONE_S);
  });
}

/** Say an answer to ears and hands too, as far as this device can and its people want. */
export function answerAloud(storage: DeviceStorage, answer: keyof typeof TONES): void {
  if (isOn(storage, 'sound') && 'AudioContext' in globalThis) play(TONES[answer]);
  // Not every device has a motor, and not every browser asks.
  if (isOn(storage, 'vibration') && 'vibrate' in navigator) navigator.vibrate([...VIBRATION_MS[answer]]);
}
