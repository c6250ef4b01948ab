import { launch } from './desktop/launch';

launch((ports) => ports);
