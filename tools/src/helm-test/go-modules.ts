import { join } from 'node:path';
import { succeed, tools } from './helm.js';

/** A module of which only files are read, pinned by its checksum. */
export interface FileModule {
  path: string;
  version: string;
  sum: string;
  /** Folder of its CRDs. */
  crds: string;
}

/** Read from the module proxy at test time; nothing of them is kept in the repository. */
export const crdModules: FileModule[] = [
  {
    path: 'sigs.k8s.io/gateway-api',
    version: 'v1.6.3',
    sum: 'h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc=',
    crds: 'config/crd/standard',
  },
  {
    path: 'github.com/kedacore/keda/v2',
    version: 'v2.21.0',
    sum: 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=',
    crds: 'config/crd/bases',
  },
  {
    path: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
    crds: 'example/prometheus-operator-crd',
  },
  {
    path: 'github.com/cloudnative-pg/cloudnative-pg',
    version: 'v1.28.0',
    sum: 'h1:vkv0a0ewDSfJOPJrsyUr4uczsxheReAWf/k171V0Dm0=',
    crds: 'config/crd/bases',
  },
];

/** @throws when the module is not the one that was pinned */
export async function moduleFolder({ path, version, sum }: FileModule): Promise<string> {
  const text = await succeed('go', ['mod', 'download', '-json', `${path}@${version}`], { GOFLAGS: '-mod=mod' }, tmp());
  const { Dir, Sum } = JSON.parse(text) as { Dir: string; Sum: string };
  if (Sum !== sum) throw new Error(`${path}@${version} has the checksum ${Sum}, pinned is ${sum}`);
  return Dir;
}

/** Outside any module, where a version may be named. */
const tmp = (): string => '/';

/** Folder of a module that `tools/go.mod` requires. */
export async function requiredModule(path: string): Promise<string> {
  await succeed('go', ['mod', 'download', path], {}, tools.source);
  return (await succeed('go', ['list', '-m', '-f', '{{.Dir}}', path], {}, tools.source)).trim();
}

export const crdFolder = async (module: FileModule): Promise<string> => join(await moduleFolder(module), module.crds);
