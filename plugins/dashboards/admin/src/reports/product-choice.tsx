import { useEffect, useState } from 'react';
import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useApi } from '../../../../../src/admin/kit';
import type { ReportChoices } from '../../../server/src/reports/contracts';
import { useSay } from '../texts';

type Choices = ReportChoices['products'];

/** A pause in typing after which the server is asked. */
const PAUSE_MS = 250;
/** More than anybody scrolls through; the others are found by typing. */
const MAX_LISTED = 200;

/** Products whose name holds what is typed, of all that there are; null while nothing is typed. */
function useFound(typed: string): Choices | null {
  const api = useApi();
  const [found, setFound] = useState<Choices | null>(null);
  useEffect(() => {
    if (typed === '') {
      setFound(null);
      return undefined;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      // Those of the first list stay where the server cannot be asked.
      api.get<ReportChoices>(`/dashboards/reports?search=${encodeURIComponent(typed)}`).then(
        ({ products }) => isCurrent && setFound(products),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [api, typed]);
  return found;
}

interface ProductChoiceProps {
  /** A documentId; '': all products. */
  value: string;
  /** The first of all products, the chosen one among them. */
  choices: Choices;
  onChange(value: string): void;
}

/** One product of any number, found by typing a part of its designation or order. */
export function ProductChoice({ value, choices, onChange }: ProductChoiceProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const found = useFound(typed.trim().slice(0, 120));
  const chosen = choices.filter(({ id }) => id === value);
  const others = (found ?? choices).filter(({ id }) => id !== value).slice(0, MAX_LISTED);
  return (
    <Combobox
      aria-label={say('reports.filter.product')}
      placeholder={say('reports.all.product')}
      value={value}
      autocomplete={{ type: 'list', filter: 'contains' }}
      onChange={(picked?: string) => {
        setTyped('');
        onChange(picked ?? '');
      }}
      onInputChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
      onClear={() => onChange('')}
      clearLabel={say('reports.all.product')}
      noOptionsMessage={() => say('reports.noProduct')}
      data-product-choice
    >
      {[...chosen, ...others].map(({ id, name }) => (
        <ComboboxOption key={id} value={id}>
          {name}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
