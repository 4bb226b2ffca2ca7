import { useEffect, useRef } from 'preact/hooks';
import { fieldKeeper, isField } from './field-keeper';
import { readScan, type Scan } from './logic/scan-input';
import { SILENCE_MS, textReader } from './logic/text-scan';
import { textsAreSent } from './screens/catcher';

/** Hear a scanner that sends texts while a field of a form has the focus; the field keeps what it held. */
export function useTextScans(onScan: (scan: Scan) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    let reader = textReader();
    let field: Element | null = null;
    const { look, giveBack } = fieldKeeper();
    let timer: ReturnType<typeof setTimeout>;
    // A key with a name is the keyboard's, or a scanner's that types as one.
    let isKey = false;
    const read = (): void => {
      const scan = readScan(reader.end() ?? '');
      // A form that was sent meanwhile has opened it: opened again it would hide what was reported there since.
      if (scan.kind === 'unknown' || !field?.isConnected) return;
      textsAreSent();
      giveBack();
      // What the form holds is kept when it has drawn itself, and the scan closes it.
      setTimeout(() => latest.current(scan), 0);
    };
    const onKey = ({ code }: KeyboardEvent): void => {
      isKey = code !== '';
    };
    const onInput = ({ target, inputType, data, timeStamp }: InputEvent): void => {
      const wasKey = isKey;
      isKey = false;
      if (wasKey || !isField(target as Element) || (target as Element).matches('.catcher')) return;
      if (data === null || !/^insert(Composition)?Text$/.test(inputType)) return;
      if (target !== field) reader = textReader();
      field = target as Element;
      const isComposed = inputType !== 'insertText';
      if (reader.write({ text: data, isComposed, atMs: timeStamp })) look();
      clearTimeout(timer);
      timer = setTimeout(read, SILENCE_MS);
    };
    const onComposed = (): void => reader.compose();
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('beforeinput', onInput, true);
    document.addEventListener('compositionend', onComposed, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('beforeinput', onInput, true);
      document.removeEventListener('compositionend', onComposed, true);
    };
  }, []);
}
