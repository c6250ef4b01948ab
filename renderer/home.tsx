/** Entry of the main window. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstView } from './bridge';
import { Home, namespaces } from './home/Home';
import { speak } from './i18n';
import { applyLook } from './ui/look';

const root = document.getElementById('root');
if (!root) throw new Error('home.html has no element with the id root');

const { look } = await firstView();
applyLook(look);
await speak(look.language, namespaces);
createRoot(root).render(
  <StrictMode>
    <Home />
  </StrictMode>,
);
