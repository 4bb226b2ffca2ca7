import { useState } from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  LinkButton,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Duplicate, ExternalLink, Plus } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { ErrorState, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { NewTvLink } from '../../../server/src/tv/contracts';
import { TV_LINKS_PATH } from './path';
import { useSay } from '../texts';

const LANGUAGES = ['browser', 'ru', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** The address of a link that was just made; it is told this once. */
function MadeLink({ url }: { url: string }) {
  const say = useSay();
  const { toggleNotification } = useNotification();
  const copy = () =>
    void navigator.clipboard
      .writeText(url)
      .then(() => toggleNotification({ type: 'success', message: say('tv.copied') }));
  return (
    <Box background="success100" hasRadius padding={4} role="status" data-tv-made>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography textColor="success700">{say('tv.once')}</Typography>
        <Flex gap={3} wrap="wrap" alignItems="flex-end">
          <Box flex="1 1 24rem" minWidth="0">
            <Field.Root>
              <Field.Label>{say('tv.url')}</Field.Label>
              <TextInput
                readOnly
                value={url}
                onFocus={(event: { target: HTMLInputElement }) => event.target.select()}
              />
            </Field.Root>
          </Box>
          {/* There is no clipboard over plain http; the field can be copied by hand. */}
          {window.isSecureContext && (
            <Button variant="secondary" size="L" startIcon={<Duplicate />} onClick={copy}>
              {say('tv.copy')}
            </Button>
          )}
          <LinkButton
            href={url}
            target="_blank"
            rel="noreferrer"
            variant="tertiary"
            size="L"
            startIcon={<ExternalLink />}
          >
            {say('tv.open')}
          </LinkButton>
        </Flex>
      </Flex>
    </Box>
  );
}

function LanguageField({
  language,
  onLanguage,
}: {
  language: Language;
  onLanguage(language: Language): void;
}) {
  const say = useSay();
  return (
    <Box flex="1 1 14rem">
      <Field.Root>
        <Field.Label>{say('tv.language')}</Field.Label>
        <SingleSelect value={language} onChange={(value) => onLanguage(value as Language)}>
          {LANGUAGES.map((value) => (
            <SingleSelectOption key={value} value={value}>
              {say(`tv.language.${value}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

/** Asks for a name and a language, and shows the link that comes of it. */
export function NewLink({ onMade }: { onMade(): void }) {
  const say = useSay();
  const api = useApi();
  const [name, setName] = useState('');
  const [language, setLanguage] = useState<Language>('browser');
  const [made, setMade] = useState<NewTvLink | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const create = () => {
    setBusy(true);
    setFailure(null);
    api
      .post<NewTvLink>(TV_LINKS_PATH, { name, ...(language === 'browser' ? {} : { language }) })
      .then((answer) => {
        setMade(answer);
        setName('');
        onMade();
      }, setFailure)
      .finally(() => setBusy(false));
  };
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={4} wrap="wrap" alignItems="flex-start">
          <Box flex="2 1 18rem">
            <Field.Root hint={say('tv.nameHint')}>
              <Field.Label>{say('tv.name')}</Field.Label>
              <TextInput
                name="screen"
                value={name}
                maxLength={80}
                onChange={(event: { target: { value: string } }) => setName(event.target.value)}
              />
              <Field.Hint />
            </Field.Root>
          </Box>
          <LanguageField language={language} onLanguage={setLanguage} />
        </Flex>
        <Flex>
          <Button
            startIcon={<Plus />}
            loading={busy}
            disabled={busy || name.trim() === ''}
            onClick={create}
            data-tv-create
          >
            {say('tv.create')}
          </Button>
        </Flex>
        {failure && <ErrorState failure={failure} />}
        {made && <MadeLink url={made.url} />}
      </Flex>
    </Box>
  );
}
