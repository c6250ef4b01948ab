import { launch } from './desktop/launch';

launch(async () => (await import('./app')).startApp);
