import { render } from 'preact';
import { App } from './app';
import './styles/page.css';
import './styles/work.css';
import './styles/other.css';
import './styles/results.css';

const place = document.getElementById('page');
if (!place) throw new Error('The page has no place for its content.');
render(<App />, place);
