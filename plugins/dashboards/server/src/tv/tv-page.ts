import type { Language } from '../../../../../src/refusals';
import { TV_DEFINITIONS } from './tv-definitions';
import { TV_TEXTS } from './tv-texts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? '');

/** The page of the screen on the wall: a frame with its texts; /tv/tv.js fills it. The token stays behind `#`. */
export function tvPage(language: Language): string {
  const texts = TV_TEXTS[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<meta name="referrer" content="no-referrer">
<title>${escape(texts.title)} · Product Tracker</title>
<link rel="stylesheet" href="/tv/tv.css">
<script src="/tv/tv.js" defer></script>
</head>
<body data-texts="${escape(JSON.stringify(texts))}" data-definitions="${escape(JSON.stringify(TV_DEFINITIONS[language]))}">
<header><h1 id="title">${escape(texts.title)}</h1><span id="page"></span><time id="clock"></time></header>
<main id="main" aria-live="off"><p class="word">${escape(texts.starting)}</p></main>
<noscript><p class="word">${escape(texts.noScript)}</p></noscript>
<footer id="footer" data-state="starting"><span id="dot"></span><span id="event"></span><span id="heard">${escape(texts.starting)}</span><button id="full" type="button" hidden>${escape(texts.fullScreen)}</button></footer>
</body>
</html>
`;
}
