import { startApp } from './app';
import { launch } from './desktop/startup/launch';

launch(startApp);
