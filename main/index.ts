import { startApp } from './app';
import { launch } from './desktop/launch';

launch(startApp);
