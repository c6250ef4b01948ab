// What the packages are made of, as a CycloneDX bill of materials.

import { npmCommand } from '../electron/registry-package';
import { projectDir, run, UserError } from '../script';

interface Component {
  'bom-ref': string;
  type: string;
  name: string;
  version: string;
  purl: string;
  licenses?: { license: { id: string } }[];
}

interface Bom {
  serialNumber?: string;
  metadata: { timestamp: string; component: { name: string; version: string; purl: string } };
  components: Component[];
}

/**
 * npm's list of what is needed to run, and the Electron that comes along. The same for the same
 * sources: without a random number, and with their time.
 *
 * @throws {UserError} with npm's words
 */
export async function billOfMaterials(made: {
  version: string;
  electron: string;
  sourceDate: number;
}): Promise<Bom> {
  const [command, ...npm] = npmCommand(process.env);
  const args = [
    'sbom',
    '--omit=dev',
    '--package-lock-only',
    '--sbom-format=cyclonedx',
    '--sbom-type=application',
  ];
  const { code, output } = await run(command, [...npm, ...args], { cwd: projectDir });
  if (code !== 0) throw new UserError(`npm sbom failed:\n${output.trim()}`);
  const { serialNumber: _, ...bom } = JSON.parse(output) as Bom;
  const electron: Component = {
    'bom-ref': `electron@${made.electron}`,
    type: 'framework',
    name: 'electron',
    version: made.electron,
    purl: `pkg:npm/electron@${made.electron}`,
    licenses: [{ license: { id: 'MIT' } }],
  };
  const { version } = made;
  const component = { ...bom.metadata.component, name: 'unhunch', version };
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      timestamp: new Date(made.sourceDate * 1000).toISOString(),
      component: { ...component, purl: `pkg:npm/unhunch@${version}` },
    },
    components: [...bom.components, electron],
  };
}
