/** Entry of the card and the session window: which of them is said by the view. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BreakWindow, speakBreak } from './BreakWindow';
import { firstView } from './bridge';
import { applyLook } from './ui/look';

const root = document.getElementById('root');
if (!root) throw new Error('break.html has no element with the id root');

const { look } = await firstView();
applyLook(look);
await speakBreak(look.language);
createRoot(root).render(
  <StrictMode>
    <BreakWindow />
  </StrictMode>,
);
