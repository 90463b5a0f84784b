import { manifestsIn } from './manifests.js';

interface Frozen {
  name: string;
  /** What an upgrade of an installed release could not change. */
  fixed: unknown;
}

/** What a StatefulSet refuses to have changed. */
const ofSet = ['selector', 'serviceName', 'podManagementPolicy', 'volumeClaimTemplates'];

const pick = (spec: Record<string, unknown>, keys: string[]) => Object.fromEntries(keys.map((key) => [key, spec[key]]));

/** Selectors and volume claims: Kubernetes refuses an upgrade that changes them, so they are compared with a stored file. */
export const frozenIn = (text: string): Frozen[] =>
  manifestsIn(text)
    .filter(({ kind }) => ['Deployment', 'StatefulSet', 'PersistentVolumeClaim'].includes(kind))
    .map(({ kind, metadata: { name, labels }, spec }) => ({
      name: `${kind}/${name}`,
      fixed:
        kind === 'PersistentVolumeClaim'
          ? { spec, labels }
          : pick(spec ?? {}, kind === 'StatefulSet' ? ofSet : ['selector']),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
