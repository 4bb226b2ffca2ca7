import { useRef } from 'react';
import { Button } from '@strapi/design-system';
import { Upload } from '@strapi/icons';

interface FileButtonProps {
  label: string;
  accept: string;
  busy: boolean;
  variant?: 'secondary' | 'tertiary';
  onFile(file: File): void;
}

/** A button that lets a file be chosen; the same one may be chosen again. */
export function FileButton({ label, accept, busy, variant = 'secondary', onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} startIcon={<Upload />} loading={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
