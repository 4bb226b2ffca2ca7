import type { Texts } from '../texts';

/** What a page over http lacks, and how to turn it on: said where there is little room, too. Nothing on a page that lacks nothing. */
export function PlainHttp({ texts, isShort = true }: { texts: Texts; isShort?: boolean }) {
  if (window.isSecureContext) return null;
  return (
    <p class="hint plain-http">
      {isShort ? texts.ready.plainHttpShort : texts.ready.plainHttp}{' '}
      <a class="make-secure" href={`/secure?lang=${texts.language}`}>
        {texts.ready.makeSecure}
      </a>
    </p>
  );
}
