import { TV_SLIDES } from './tv-slides';

/**
 * What the screen runs: asks every two seconds with the ETag it has, turns the pages, and says when it last heard from the
 * server. Plain and of 2017, because the browsers of televisions are old; texts are put in as text, never as HTML.
 */
export const TV_SCRIPT = `
'use strict';
(function () {
const texts = JSON.parse(document.body.dataset.texts);
const definitions = JSON.parse(document.body.dataset.definitions);
const language = document.documentElement.lang;
const POLL_MS = 2000, SILENT_MS = 10000, ENDED_MS = 60000, TIMEOUT_MS = 8000;
const byId = (id) => document.getElementById(id);
const fill = (text, values) => text.replace(/\\{(\\w+)\\}/g, (all, key) => String(values[key]));
const number = (n) => new Intl.NumberFormat(language).format(n);

let token = location.hash.slice(1);
let state = null, etag = null, heardAtMs = null, offsetMs = 0, page = 0, paused = false, ended = false, waitUntilMs = 0, failed = false;

function age(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000)), u = texts.units;
  const days = Math.floor(seconds / 86400), hours = Math.floor(seconds / 3600) % 24, minutes = Math.floor(seconds / 60) % 60;
  if (days > 0) return days + ' ' + u.d + (days < 10 && hours > 0 ? ' ' + hours + ' ' + u.h : '');
  if (hours > 0) return hours + ' ' + u.h + (minutes > 0 ? ' ' + minutes + ' ' + u.m : '');
  return minutes > 0 ? minutes + ' ' + u.m : seconds + ' ' + u.s;
}

/** The largest unit alone: there is no room for more in letters read from afar. */
const largest = (ms) => age(ms).split(' ').slice(0, 2).join(' ');

function zoned(options) {
  const zone = state ? { timeZone: state.timeZone } : {};
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', Object.assign({}, zone, options));
}
const clockOf = (ms) => zoned({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(ms);
function momentOf(iso) {
  const ms = Date.parse(iso), day = zoned({ day: 'numeric', month: 'short' });
  return (day.format(ms) === day.format(serverNow()) ? '' : day.format(ms) + ', ') + clockOf(ms);
}
const serverNow = () => Date.now() + offsetMs;

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
function put(parent, tag, className, text) {
  return parent.appendChild(element(tag, className, text));
}

${TV_SLIDES}

function word(text, small) {
  const box = element('p', 'word', text);
  if (small) put(box, 'small', '', small);
  return box;
}

function show() {
  const main = byId('main');
  if (ended || !token) {
    main.replaceChildren(ended ? word(texts.ended, texts.endedHow) : word(texts.noToken, texts.noTokenHow));
    byId('title').textContent = texts.title;
    byId('title').title = '';
    byId('page').textContent = '';
    return;
  }
  if (!state) return;
  const slides = slidesOf(state);
  page = (page + slides.length) % slides.length;
  const slide = slides[page];
  document.body.dataset.slide = slide.name;
  byId('title').textContent = slide.title;
  byId('title').title = definitions[slide.counts] || '';
  byId('page').textContent = fill(texts.page, { n: page + 1, all: slides.length });
  main.replaceChildren(slide.draw());
}

function heartbeat() {
  const footer = byId('footer'), silentMs = heardAtMs === null ? null : Date.now() - heardAtMs;
  const isLost = failed && (silentMs === null || silentMs >= SILENT_MS);
  const mode = ended || !token ? 'ended' : isLost ? 'lost' : heardAtMs === null ? 'starting' : 'live';
  footer.dataset.state = mode;
  footer.hidden = mode === 'ended';
  document.body.classList.toggle('lost', mode === 'lost');
  byId('clock').textContent = zoned({ hour: '2-digit', minute: '2-digit' }).format(serverNow());
  const said = !state ? '' : state.lastEventAt ? fill(texts.lastEvent, { at: momentOf(state.lastEventAt) }) : texts.noEvent;
  byId('event').textContent = mode === 'lost' ? texts.lost : state && !state.upToDate ? texts.beingMade : said;
  byId('heard').textContent =
    mode === 'lost' ? (heardAtMs === null ? '' : fill(texts.lostSince, { at: clockOf(heardAtMs + offsetMs) }))
    : Date.now() < waitUntilMs ? fill(texts.tooMany, { age: age(waitUntilMs - Date.now()) })
    : mode === 'starting' ? texts.starting
    : mode === 'live' ? fill(texts.heard, { age: age(silentMs) }) : '';
}

function heard(answer) {
  heardAtMs = Date.now();
  failed = false;
  const date = Date.parse(answer.headers.get('date') || '');
  // The clock of a television is often wrong; the header tells whole seconds.
  if (!isNaN(date)) offsetMs = Math.abs(date - heardAtMs) < 2000 ? 0 : date - heardAtMs;
}

let next = null, polls = 0;

/** @param own the poll that asks: where another has begun meanwhile, by another address, its answer is nothing to show */
async function ask(own) {
  const headers = { authorization: 'Bearer ' + token };
  if (etag) headers['if-none-match'] = etag;
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch('/tv/state', { headers, cache: 'no-store', credentials: 'omit', signal: stop.signal });
    const told = answer.status === 200 ? await answer.json() : null;
    if (own !== polls) return POLL_MS;
    if (told) {
      state = told;
      etag = answer.headers.get('etag');
      ended = false;
      heard(answer);
      show();
    } else if (answer.status === 304) heard(answer);
    else if (answer.status === 401) {
      ended = true;
      state = etag = null;
      show();
      return ENDED_MS;
    } else {
      failed = true;
      const seconds = Number(answer.headers.get('retry-after')) || 0;
      if (answer.status === 429) waitUntilMs = Date.now() + seconds * 1000;
      if (seconds > 0) return Math.min(seconds * 1000, ENDED_MS);
    }
  } catch (error) {
    if (own === polls) failed = true;
  } finally {
    clearTimeout(timer);
    heartbeat();
  }
  return POLL_MS;
}

async function poll() {
  clearTimeout(next);
  const own = (polls += 1);
  if (!token) return;
  const waitMs = await ask(own);
  if (own === polls) next = setTimeout(poll, waitMs);
}

function turn(by) {
  page += by;
  show();
}

let turner = null;
function keepTurning() {
  clearInterval(turner);
  if (!paused) turner = setInterval(() => turn(1), 1000 * Math.max(3, Number(new URLSearchParams(location.search).get('seconds')) || 12));
}

addEventListener('keydown', (event) => {
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') turn(event.key === 'ArrowRight' ? 1 : -1);
  else if (event.key === ' ') paused = !paused;
  else return;
  keepTurning();
});
addEventListener('hashchange', () => {
  token = location.hash.slice(1);
  state = etag = heardAtMs = null;
  ended = failed = false;
  waitUntilMs = 0;
  byId('main').replaceChildren(word(texts.starting));
  byId('title').textContent = texts.title;
  byId('title').title = byId('page').textContent = '';
  show();
  poll();
  heartbeat();
});

let hiding = null;
addEventListener('mousemove', (event) => {
  // Browsers tell of a move, too, where a page has changed below a mouse that rests.
  if (event.movementX === 0 && event.movementY === 0) return;
  document.body.classList.remove('idle');
  byId('full').hidden = !!document.fullscreenElement || !document.documentElement.requestFullscreen;
  clearTimeout(hiding);
  hiding = setTimeout(() => { document.body.classList.add('idle'); byId('full').hidden = true; }, 4000);
});
byId('full').addEventListener('click', () => document.documentElement.requestFullscreen());
addEventListener('fullscreenchange', () => { if (document.fullscreenElement) byId('full').hidden = true; });
function stayAwake() {
  if (document.visibilityState === 'visible' && navigator.wakeLock) navigator.wakeLock.request('screen').catch(() => null);
}
addEventListener('visibilitychange', stayAwake);

stayAwake();
show();
heartbeat();
setInterval(heartbeat, 1000);
keepTurning();
poll();
})();
`;
