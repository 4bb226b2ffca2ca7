/** Looks of the guide; kept in the program, so that the page works before anything else is built. */
export const GUIDE_STYLE = `
:root { color-scheme: light dark; --ink: #1c2230; --paper: #fff; --line: #cfd6e4; --accent: #1f5fd0; --good: #1a7f45; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9edf5; --paper: #12161f; --line: #3a4357; --accent: #8ab4ff; --good: #6fd79b; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.5 system-ui, sans-serif; }
header { display: flex; justify-content: space-between; align-items: center; padding: 0 20px; border-bottom: 1px solid var(--line); font-weight: 600; }
header a, .link { display: inline-flex; align-items: center; min-width: 64px; min-height: 64px; }
header a { font-weight: 400; justify-content: flex-end; }
main { max-width: 42rem; margin: 0 auto; padding: 8px 20px 40px; }
h1 { font-size: 1.6rem; line-height: 1.25; }
a { color: var(--accent); }
.status { border-left: 6px solid var(--line); padding: 12px 16px; font-weight: 600; }
.status.trusted { border-color: var(--good); }
.actions { display: flex; flex-wrap: wrap; gap: 12px; }
.button { display: inline-flex; align-items: center; min-height: 64px; padding: 12px 24px; border: 2px solid var(--accent);
  border-radius: 12px; background: var(--accent); color: var(--paper); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.button.quiet { background: transparent; color: var(--accent); }
[hidden] { display: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
details { border: 1px solid var(--line); border-radius: 12px; margin: 12px 0; padding: 0 16px; }
summary { cursor: pointer; font-weight: 600; min-height: 64px; display: flex; align-items: center; gap: 10px; }
summary::before { content: '▸'; }
details[open] summary::before { content: '▾'; }
ol { margin: 0 0 16px; padding-left: 1.4em; }
li { margin: 8px 0; }
code { overflow-wrap: anywhere; }
figure { margin: 32px 0 0; display: flex; flex-wrap: wrap; gap: 20px; align-items: center; }
figure svg { width: 180px; height: 180px; }
@media (max-width: 480px) { figure { display: none; } .button { width: 100%; justify-content: center; text-align: center; } }
`;

/** Asks the secure address for a word: the answer comes only where the certificate is trusted. */
export const GUIDE_SCRIPT = `
'use strict';
const status = document.getElementById('status');
const open = document.getElementById('open');
const again = document.getElementById('again');
const install = document.getElementById('install');
const plain = document.getElementById('plain');

function deviceOf(agent) {
  if (/android/i.test(agent)) return 'android';
  if (/iphone|ipad/i.test(agent) || (/macintosh/i.test(agent) && navigator.maxTouchPoints > 1)) return 'ios';
  return /macintosh/i.test(agent) ? 'mac' : 'windows';
}

async function isTrusted() {
  try {
    await fetch(status.dataset.secure + '/secure/check', { mode: 'no-cors', cache: 'no-store', credentials: 'omit' });
    return true;
  } catch (error) {
    return error === null;
  }
}

async function check() {
  status.textContent = status.dataset.checking;
  const trusted = await isTrusted();
  status.textContent = trusted ? status.dataset.trusted : status.dataset.notYet;
  status.classList.toggle('trusted', trusted);
  open.hidden = !trusted;
  again.hidden = trusted;
  install.hidden = trusted;
  // Nobody who can have all of it is offered less.
  plain.hidden = trusted;
}

if (status) {
  const mine = document.querySelector('[data-device="' + deviceOf(navigator.userAgent) + '"]');
  if (mine) mine.open = true;
  again.addEventListener('click', () => void check());
  void check();
}
`;
