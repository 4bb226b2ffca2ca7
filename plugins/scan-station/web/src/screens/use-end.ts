import { useEffect } from 'preact/hooks';

/** How long a result stays; then the page asks for the next label. The bar of the undo (`.undo-bar`) shrinks as long. */
const SHOWN_MS = 10_000;

/** A result that has been seen ends by itself. @param isOn false: it stays until it is read */
export function useEnd(finish: (code: null) => void, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => finish(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [finish, isOn]);
}
