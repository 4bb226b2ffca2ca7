import { useState } from 'react';
import { Flex, Radio, Typography } from '@strapi/design-system';
import { ErrorState, SearchBox, useLoad } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { typedCode } from './new-line';

/** A batch as a list of an order's batches tells it. */
interface Found {
  code: string;
  designation: string | null;
  name: string | null;
  status: string;
  lot: number;
}

interface Answer {
  parts: Found[];
  pagination: { total: number };
}

/** More than a person looks through; a narrower search finds the rest. */
const MAX_SHOWN = 8;

interface ChildChoiceProps {
  page: BatchPage;
  value: string;
  onChange(code: string): void;
}

function wordsOf({ designation, name, code }: Found): string {
  return [designation, name].filter(Boolean).join(' · ') || code;
}

function Choices({
  found,
  typed,
  value,
  onChange,
}: { found: Found[]; typed: string | null } & Omit<ChildChoiceProps, 'page'>) {
  const say = useSay();
  const choices = [
    ...(typed && !found.some(({ code }) => code === typed)
      ? [{ code: typed, words: say('line.byCode', { code: typed }) }]
      : []),
    ...found.map((batch) => ({ code: batch.code, words: wordsOf(batch) })),
  ];
  if (choices.length === 0) return <Typography textColor="neutral600">{say('line.found.none')}</Typography>;
  return (
    <Radio.Group value={value} onValueChange={onChange} aria-label={say('line.choose')}>
      {choices.map(({ code, words }) => (
        <Radio.Item key={code} value={code} data-choice={code}>
          {words}
        </Radio.Item>
      ))}
    </Radio.Group>
  );
}

/** Choose a batch of the same order: by what it is called, or by its label. */
export function ChildChoice({ page: { part, composition }, value, onChange }: ChildChoiceProps) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const query = new URLSearchParams({ search }).toString();
  const { data, failure, reload } = useLoad<Answer>(`/dashboards/products/${part.product.id}/parts?${query}`);
  const taken = new Set([part.code, ...composition.map(({ code }) => code)]);
  const free = (data?.parts ?? []).filter(
    ({ code, status, lot }) => !taken.has(code) && status !== 'cancelled' && lot === 0,
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={3} data-child-choice>
      <SearchBox
        value={search}
        onSearch={setSearch}
        label={say('line.search')}
        placeholder={say('line.search')}
      />
      {failure && <ErrorState failure={failure} onRetry={reload} />}
      {data && (
        <Choices
          found={free.slice(0, MAX_SHOWN)}
          typed={typedCode(search)}
          value={value}
          onChange={onChange}
        />
      )}
      {free.length > MAX_SHOWN && (
        <Typography variant="pi" textColor="neutral600">
          {say('line.found.more', { n: MAX_SHOWN })}
        </Typography>
      )}
    </Flex>
  );
}
