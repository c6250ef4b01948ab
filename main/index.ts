import { launch } from './desktop/startup/launch';

launch((ports) => ports);
