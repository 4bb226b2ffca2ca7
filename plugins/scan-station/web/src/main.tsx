import { render } from 'preact';
import { App } from './app';
import { deviceStore } from './outbox/store';
import './styles/page.css';
import './styles/work.css';
import './styles/other.css';
import './styles/results.css';
import './styles/camera.css';

const place = document.getElementById('page');
if (!place) throw new Error('The page has no place for its content.');
void deviceStore.then((store) => render(<App store={store} />, place));
