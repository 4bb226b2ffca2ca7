import { useRef, useState } from 'react';
import { Button, Checkbox, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Panel, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import type { LayoutSettings } from '../../../layouts/contracts';
import { useSay } from '../texts';
import type { ChangeSettings } from './draft';
import { NumberField } from './number-field';

/** What the symbol and a logo measure when somebody first asks for them. */
const FIRST_SYMBOL_MM = 20;
const FIRST_LOGO_MM = 8;

interface SymbolProps {
  settings: LayoutSettings;
  wrong: ReadonlySet<string>;
  onChange: ChangeSettings;
}

function Logo({ settings: { logo }, wrong, onChange }: SymbolProps) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const upload = (picked: File): void => {
    const form = new FormData();
    form.append('files', picked, picked.name);
    setBusy(true);
    api
      .post<{ id: number }[]>('/upload', form)
      .then(
        ([kept]) => kept && onChange({ logo: { file: kept.id, heightMm: logo?.heightMm ?? FIRST_LOGO_MM } }),
        (failure: ApiFailure) => toggleNotification({ type: 'warning', message: failure.message }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end">
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        hidden
        data-logo
        onChange={({ target }) => {
          const [picked] = target.files ?? [];
          target.value = '';
          if (picked) upload(picked);
        }}
      />
      <Button variant="secondary" loading={busy} onClick={() => input.current?.click()}>
        {say('logo.choose')}
      </Button>
      {logo && (
        <>
          <NumberField
            name="logo"
            label={say('logo.heightMm')}
            value={logo.heightMm}
            isWrong={wrong.has('settings.logo.heightMm')}
            onChange={(heightMm) => onChange({ logo: { ...logo, heightMm } })}
          />
          <Button variant="tertiary" onClick={() => onChange({ logo: null })}>
            {say('logo.remove')}
          </Button>
        </>
      )}
    </Flex>
  );
}

/** How large the symbol is, the logo, the lines to cut along. */
export function SymbolFields(props: SymbolProps) {
  const say = useSay();
  const { settings, wrong, onChange } = props;
  const { symbolMm, cutMarks } = settings;
  return (
    <Panel title={say('symbol.title')}>
      <Checkbox
        checked={symbolMm === null}
        onCheckedChange={(auto: boolean | 'indeterminate') =>
          onChange({ symbolMm: auto === true ? null : FIRST_SYMBOL_MM })
        }
      >
        {say('symbol.auto')}
      </Checkbox>
      {symbolMm !== null && (
        <NumberField
          name="symbolMm"
          label={say('symbolMm')}
          value={symbolMm}
          isWrong={wrong.has('settings.symbolMm')}
          onChange={(value) => onChange({ symbolMm: value })}
        />
      )}
      <Logo {...props} />
      <Checkbox
        checked={cutMarks}
        onCheckedChange={(drawn: boolean | 'indeterminate') => onChange({ cutMarks: drawn === true })}
      >
        {say('cutMarks')}
      </Checkbox>
    </Panel>
  );
}
