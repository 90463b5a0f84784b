import { manifestsIn, podOf } from '../helm-test/manifests.js';
import type { Container, Manifest, PodSpec } from '../helm-test/manifests.js';

export interface Probe {
  httpGet: { path: string; port: string };
  periodSeconds: number;
  timeoutSeconds: number;
  failureThreshold: number;
}

interface SecurityContext {
  runAsUser?: number;
  runAsGroup?: number;
  fsGroup?: number;
  readOnlyRootFilesystem?: boolean;
  allowPrivilegeEscalation?: boolean;
  capabilities?: { drop?: string[] };
  seccompProfile?: { type: string };
}

export interface RenderedContainer extends Container {
  securityContext?: SecurityContext & Record<string, unknown>;
  ports?: { name: string; containerPort: number }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  lifecycle?: { preStop?: { sleep?: { seconds: number } } };
  resources?: { limits?: { memory?: string } };
}

export interface RenderedPod extends PodSpec {
  containers: RenderedContainer[];
  securityContext?: SecurityContext & Record<string, unknown>;
  volumes?: {
    name: string;
    emptyDir?: { sizeLimit?: string };
    persistentVolumeClaim?: { claimName: string };
  }[];
}

/** A Deployment or Job of the render with its pod. */
export interface Workload {
  name: string;
  component: string;
  replicas: number;
  pod: RenderedPod;
  /** Hooks of Helm this object belongs to, such as `pre-install`; empty for none. */
  hooks: string;
}

const componentOf = ({ metadata }: Manifest): string => metadata.labels?.['app.kubernetes.io/component'] ?? '';
const weightOf = ({ metadata }: Manifest): number => Number(metadata.annotations?.['helm.sh/hook-weight'] ?? 0);

/** What the output of `helm template` says is to run. */
export class Render {
  private readonly manifests: Manifest[];

  constructor(text: string) {
    this.manifests = manifestsIn(text);
  }

  get deployments(): Workload[] {
    return this.ofKind('Deployment').map(workload);
  }

  /** Jobs in the order in which Helm runs them. */
  get jobs(): Workload[] {
    return this.ofKind('Job')
      .sort((left, right) => weightOf(left) - weightOf(right))
      .map(workload);
  }

  get cronJobs(): Workload[] {
    return this.ofKind('CronJob').map(workload);
  }

  /** The one image of all Deployments. */
  get image(): string {
    const images = new Set(this.deployments.flatMap(({ pod }) => pod.containers.map(({ image }) => image)));
    const [image] = images;
    if (image === undefined || images.size > 1) throw new Error(`the render has ${images.size} images`);
    return image;
  }

  /** Component behind each Service. */
  get services(): { name: string; component: string }[] {
    return this.ofKind('Service').map((manifest) => ({
      name: manifest.metadata.name,
      component: componentOf(manifest),
    }));
  }

  get claims(): string[] {
    return this.ofKind('PersistentVolumeClaim').map(({ metadata }) => metadata.name);
  }

  /**
   * The environment a kubelet would give a container.
   * @param secrets values by name of the Secret; every key of one holds the same
   * @throws naming the ConfigMap or Secret that is not there
   */
  environment(container: RenderedContainer, secrets: Record<string, string>): Record<string, string> {
    const env: Record<string, string> = {};
    for (const { configMapRef } of container.envFrom ?? []) Object.assign(env, this.configMap(configMapRef.name));
    for (const { name, value, valueFrom } of container.env ?? []) {
      const secret = valueFrom?.secretKeyRef?.name;
      if (secret !== undefined && secrets[secret] === undefined) throw new Error(`there is no Secret ${secret}`);
      env[name] = secret === undefined ? (value ?? '') : secrets[secret]!;
    }
    return env;
  }

  private configMap(name: string): Record<string, string> {
    const found = this.ofKind('ConfigMap').find(({ metadata }) => metadata.name === name);
    if (!found) throw new Error(`there is no ConfigMap ${name}`);
    return found.data ?? {};
  }

  private ofKind(kind: string): Manifest[] {
    return this.manifests.filter((manifest) => manifest.kind === kind);
  }
}

function workload(manifest: Manifest): Workload {
  const pod = podOf(manifest);
  if (!pod) throw new Error(`${manifest.metadata.name} has no pod`);
  return {
    name: manifest.metadata.name,
    component: componentOf(manifest),
    replicas: Number(manifest.spec?.replicas ?? 1),
    pod: pod as RenderedPod,
    hooks: manifest.metadata.annotations?.['helm.sh/hook'] ?? '',
  };
}
