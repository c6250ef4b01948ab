// Draws the pictures of notifications into out/stills; the last step of `npm run build`.
import { runScript } from './script';
import { drawStills } from './stills';

runScript(async () => {
  console.log(`out/stills: ${(drawStills() / 1000).toFixed(0)} kB`);
  return 0;
});
