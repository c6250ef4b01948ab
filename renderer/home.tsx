/** Entry of the main window. */
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { firstView } from './bridge';
import { HomeWindow, prepareHome } from './home/HomeWindow';
import { applyLook } from './ui/look';

const root = document.getElementById('root');
if (!root) throw new Error('home.html has no element with the id root');

const view = await firstView();
if (view.kind !== 'home') throw new Error(`home.html was given the view ${view.kind}`);
applyLook(view.look);
await prepareHome(view);
const page = createRoot(root);
startTransition(() => {
  page.render(
    <StrictMode>
      <HomeWindow />
    </StrictMode>,
  );
});
