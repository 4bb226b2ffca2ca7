import { useEffect, useRef, useState } from 'react';
import { Searchbar } from '@strapi/design-system';
import { useKitSay } from './kit-texts';

/** A pause in typing after which the search runs. */
const PAUSE_MS = 250;
/** Longer than any designation; a scanner that types without end is cut here. */
const MAX_LENGTH = 120;

interface SearchBoxProps {
  /** What stands in the box; change it to change the box. */
  value: string;
  onSearch(value: string): void;
  label: string;
  placeholder?: string;
}

/**
 * A search field for designations and label codes. Calls `onSearch` after a pause in typing and at
 * once on Enter (a wedge scanner ends with it) or on clearing.
 */
export function SearchBox({ value, onSearch, label, placeholder }: SearchBoxProps) {
  const say = useKitSay();
  const [typed, setTyped] = useState(value);
  const search = useRef(onSearch);
  search.current = onSearch;

  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => search.current(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);

  return (
    <Searchbar
      name="search"
      value={typed}
      placeholder={placeholder ?? say('search')}
      clearLabel={say('clear')}
      onChange={(event: { target: { value: string } }) => setTyped(event.target.value.slice(0, MAX_LENGTH))}
      onKeyDown={(event: { key: string }) => event.key === 'Enter' && search.current(typed.trim())}
      onClear={() => search.current('')}
    >
      {label}
    </Searchbar>
  );
}
