import { useState } from 'react';
import { Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ErrorState, LoadingState, SearchBox, useLoad } from '../../../../../src/admin/kit';
import type { Subjects } from '../../../contracts';
import { useSay } from '../texts';

interface SubjectSelectProps {
  kind: 'part' | 'product';
  chosen: string | null;
  onChange(id: string | null): void;
}

/** One of the batches or products that the server finds; where there are more than it shows, the page says so. */
export function SubjectSelect({ kind, chosen, onChange }: SubjectSelectProps) {
  const say = useSay();
  // Of what a link has chosen the code is searched, so that it stands in the list.
  const [search, setSearch] = useState(chosen ?? '');
  const { data, failure, reload } = useLoad<Subjects>(
    `/word-reports/${kind}s?search=${encodeURIComponent(search)}`,
  );
  const { subjects = [], hasMore = false } = data ?? {};
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <SearchBox
        value={search}
        label={say(`${kind}.search`)}
        placeholder={say(`${kind}.hint`)}
        onSearch={(text) => {
          setSearch(text);
          onChange(null);
        }}
      />
      {failure && <ErrorState failure={failure} onRetry={reload} />}
      {!data && !failure && <LoadingState />}
      {data && subjects.length === 0 && <Typography textColor="neutral600">{say(`${kind}.none`)}</Typography>}
      {subjects.length > 0 && (
        <SingleSelect
          aria-label={say(`source.${kind}`)}
          placeholder={say(`${kind}.choose`)}
          value={chosen ?? ''}
          onChange={(value: string | number) => onChange(String(value))}
        >
          {subjects.map(({ id, title }) => (
            <SingleSelectOption key={id} value={id}>
              {title}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      )}
      {hasMore && (
        <Typography variant="pi" textColor="neutral600">
          {say(`${kind}.more`, { n: subjects.length })}
        </Typography>
      )}
    </Flex>
  );
}
