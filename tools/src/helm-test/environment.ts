import { podOf } from './manifests.js';
import type { Container, Manifest } from './manifests.js';

/** Variables a container is given, by its own list and by the ConfigMaps of the same render. */
export function environmentOf(container: Container, manifests: Manifest[]): string[] {
  const maps = (container.envFrom ?? []).flatMap(({ configMapRef }) =>
    manifests.filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMapRef.name),
  );
  return [...(container.env ?? []).map(({ name }) => name), ...maps.flatMap(({ data }) => Object.keys(data ?? {}))];
}

/** The one container of a component's Deployment. */
export function containerOf(component: string, manifests: Manifest[]): Container {
  const deployment = manifests.find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.labels?.['app.kubernetes.io/component'] === component,
  );
  const container = deployment && podOf(deployment)?.containers[0];
  if (!container) throw new Error(`the render has no Deployment of ${component}`);
  return container;
}

/** Names that come twice: server-side apply refuses them. */
export const twice = (names: string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);
