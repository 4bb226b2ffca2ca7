import { render } from 'preact';
import { App } from './app';
import { soundAfterTouch } from './feedback';
import { setZone } from './logic/moment';
import { openDrafts } from './outbox/draft-store';
import { openListStore } from './outbox/list-store';
import { deviceStore } from './outbox/store';
import { openPhotoStore } from './photos/photo-store';
import { NOBODY } from './server/session';
import { openSessionStore } from './server/session-store';
import { deviceStorage } from './server/storage';
import { loadTexts } from './texts';
import { languageOfDevice } from './use-language';
import './styles/page.css';
import './styles/controls.css';
import './styles/work.css';
import './styles/call.css';
import './styles/other.css';
import './styles/results.css';
import './styles/camera.css';
import './styles/drawing.css';
import './styles/place.css';
import './styles/notes.css';

const place = document.getElementById('page');
if (!place) throw new Error('The page has no place for its content.');

async function start(page: HTMLElement): Promise<void> {
  const [, store, lists, photos, drafts, sessions] = await Promise.all([
    loadTexts(languageOfDevice()),
    deviceStore,
    openListStore(),
    openPhotoStore(),
    openDrafts(),
    openSessionStore(),
  ]);
  const kept = await sessions.read().catch(() => NOBODY);
  render(<App {...{ store, lists, photos, drafts }} kept={{ store: sessions, ...kept }} />, page);
}

setZone(place.dataset.zone);
soundAfterTouch(deviceStorage);
void start(place);
