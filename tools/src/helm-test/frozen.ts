import { manifestsIn } from './manifests.js';

interface Frozen {
  name: string;
  /** What an upgrade of an installed release could not change. */
  fixed: unknown;
}

/** Selectors and volume claims: Kubernetes refuses an upgrade that changes them, so they are compared with a stored file. */
export const frozenIn = (text: string): Frozen[] =>
  manifestsIn(text)
    .filter(({ kind }) => ['Deployment', 'StatefulSet', 'PersistentVolumeClaim'].includes(kind))
    .map(({ kind, metadata: { name, labels }, spec }) => ({
      name: `${kind}/${name}`,
      fixed: kind === 'PersistentVolumeClaim' ? { spec, labels } : { selector: spec?.selector },
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
