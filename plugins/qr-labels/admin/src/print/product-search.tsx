import { useEffect, useState, type MouseEvent } from 'react';
import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useLoad } from '../../../../../src/admin/kit';
import type { LabelProductRow } from '../../../contracts';
import { useSay } from '../texts';

/** A pause in typing after which the search runs. */
const PAUSE_MS = 250;
const MAX_LENGTH = 100;

interface ProductSearchProps {
  name: string;
  label: string;
  /** What stands for no product. */
  none: string;
  /** documentId; null: none. */
  value: string | null;
  onChange(product: string | null): void;
}

/** The list knows no empty value. */
const NONE = 'none';

/** What is typed, once a pause has come. */
function useSearch(): [string, (typed: string) => void] {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), typed === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return [search, setTyped];
}

/** One of the products that have labels to print, or none: the server looks for what is typed, however many there are. */
export function ProductSearch({ name, label, none, value, onChange }: ProductSearchProps) {
  const say = useSay();
  const [search, setTyped] = useSearch();
  const query = new URLSearchParams({ search, ...(value === null ? {} : { product: value }) });
  const { data, loading } = useLoad<LabelProductRow[]>(`/qr-labels/products?${query.toString()}`);
  const textOf = ({ designation, name: word, orderNumber }: LabelProductRow) =>
    [designation, word, orderNumber && say('product.order', { order: orderNumber })]
      .filter(Boolean)
      .join(' · ');
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      {/* An option must be there before its text can stand in the field. */}
      {data && (
        <Combobox
          // The server filters.
          autocomplete="none"
          value={value ?? NONE}
          loading={loading}
          placeholder={say('product.search')}
          clearLabel={none}
          noOptionsMessage={() => say('product.none')}
          loadingMessage={say('product.loading')}
          // What is typed takes the place of the name that stands there.
          onClick={({ currentTarget }: MouseEvent<HTMLInputElement>) => {
            if (search === '') currentTarget.select();
          }}
          onInputChange={({ target }) => setTyped(target.value.trim().slice(0, MAX_LENGTH))}
          onOpenChange={(isOpen: boolean) => {
            if (!isOpen) setTyped('');
          }}
          onChange={(chosen) => onChange(chosen === undefined || chosen === NONE ? null : chosen)}
          onClear={() => onChange(null)}
        >
          {[
            <ComboboxOption key={NONE} value={NONE} textValue={none}>
              {none}
            </ComboboxOption>,
            ...data.map((product) => (
              <ComboboxOption key={product.id} value={product.id} textValue={textOf(product)}>
                {textOf(product)}
              </ComboboxOption>
            )),
          ]}
        </Combobox>
      )}
    </Field.Root>
  );
}
