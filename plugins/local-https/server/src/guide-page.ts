import { qrPath } from '../../../../src/codes';
import type { Language } from '../../../../src/refusals';
import { TEXTS, type DeviceSteps, type GuideTexts } from './texts';

/** What the guide is about: this server as a browser sees it. */
export interface GuideFacts {
  language: Language;
  /** The address of this page that labels and phones use. */
  guideUrl: string;
  /** The operators' page on the plain port. */
  plainUrl: string;
  /** The secure address of the server without a slash at the end; null where there is none. */
  secureUrl: string | null;
  /** `own`: phones have to install it. `proxy`: the proxy's own may be there to install. `known`: nothing to do. */
  authority: 'own' | 'proxy' | 'known' | 'none';
  /** SHA-256 of our authority's certificate; null where we do not know it. */
  fingerprint: string | null;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');

/** Whether devices have a certificate to install. */
const isInstalled = ({ authority }: GuideFacts): boolean => authority === 'own' || authority === 'proxy';

/** The guide as a page that runs /secure/guide.js and loads nothing else. */
export function guidePage(facts: GuideFacts): string {
  const texts = TEXTS[facts.language];
  const other = facts.language === 'ru' ? 'en' : 'ru';
  const why = isInstalled(facts) ? `${texts.why} ${texts.learn}` : texts.why;
  return `<!doctype html>
<html lang="${facts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(texts.title)} · ${escape(texts.productName)}</title>
<link rel="stylesheet" href="/secure/guide.css">
<script src="/secure/guide.js" defer></script>
</head>
<body>
<header><span>${escape(texts.productName)}</span><a href="/secure?lang=${other}" lang="${other}">${texts.otherLanguage}</a></header>
<main>
<h1>${escape(texts.title)}</h1>
<p>${escape(why)}</p>
${facts.secureUrl === null ? switchedOff(facts, texts) : guide(facts, facts.secureUrl, texts)}
</main>
</body>
</html>
`;
}

function switchedOff({ plainUrl }: GuideFacts, texts: GuideTexts): string {
  return `<p class="status">${escape(texts.off)}</p>
<p>${escape(texts.offHow)}</p>
<p><a class="button quiet" href="${escape(plainUrl)}">${escape(texts.openPlain)}</a></p>`;
}

function guide(facts: GuideFacts, secureUrl: string, texts: GuideTexts): string {
  return `<p class="status" id="status" role="status" data-secure="${escape(secureUrl)}" data-trusted="${escape(texts.trusted)}"
 data-not-yet="${escape(isInstalled(facts) ? texts.notYet : texts.notReached)}" data-checking="${escape(texts.checking)}">${escape(texts.checking)}</p>
<p class="actions"><a class="button" id="open" href="${escape(secureUrl)}/scan/" hidden>${escape(texts.openSecure)}</a>
<button class="button quiet" id="again" type="button" hidden>${escape(texts.again)}</button></p>
<section id="install">${isInstalled(facts) ? installation(facts, texts) : `<p>${escape(texts.given)}</p>`}</section>
<p id="plain"><a class="link" href="${escape(facts.plainUrl)}">${escape(texts.openPlain)}</a></p>
${qrOf(facts.guideUrl, texts)}`;
}

function installation({ fingerprint }: GuideFacts, texts: GuideTexts): string {
  const shown = fingerprint
    ? `<p>${escape(texts.compare)}</p><p><strong>${escape(texts.fingerprint)}</strong><br><code>${fingerprint.replaceAll(':', ':<wbr>')}</code></p>`
    : `<p>${escape(texts.compareByAdministrator)}</p>`;
  return `<p><a class="button" href="/secure/product-tracker.crt">${escape(texts.download)}</a></p>
${texts.devices.map(deviceSteps).join('\n')}
${shown}`;
}

function deviceSteps({ id, title, steps }: DeviceSteps): string {
  const items = steps.map((step) => `<li>${escape(step)}</li>`).join('');
  return `<details data-device="${id}"><summary>${escape(title)}</summary><ol>${items}</ol></details>`;
}

const QUIET_ZONE = 4;

function qrOf(url: string, texts: GuideTexts): string {
  const { size, path } = qrPath(url);
  const box = size + 2 * QUIET_ZONE;
  return `<figure><svg viewBox="${-QUIET_ZONE} ${-QUIET_ZONE} ${box} ${box}" role="img" aria-label="${escape(texts.qrLabel)}" shape-rendering="crispEdges"><rect x="${-QUIET_ZONE}" y="${-QUIET_ZONE}" width="${box}" height="${box}" fill="#fff"/><path d="${path}" fill="#000"/></svg>
<figcaption>${escape(texts.phone)}<br><code>${escape(url)}</code></figcaption></figure>`;
}
