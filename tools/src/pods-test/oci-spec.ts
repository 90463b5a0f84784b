import type { RenderedContainer, RenderedPod } from './rendered.js';

interface Mount {
  destination: string;
  type: string;
  source: string;
  options: string[];
}

/** The part of an OCI runtime specification that a pod decides on; the rest stays as containerd has it. */
export interface OciSpec {
  process: {
    user: { uid: number; gid: number; additionalGids?: number[] };
    args: string[];
    env: string[];
    capabilities?: Partial<Record<'bounding' | 'effective' | 'permitted' | 'inheritable' | 'ambient', string[]>>;
    noNewPrivileges?: boolean;
  };
  root: { path: string; readonly?: boolean };
  hostname?: string;
  mounts: Mount[];
  linux: {
    namespaces: { type: string; path?: string }[];
    resources?: { memory?: { limit?: number } };
    cgroupsPath?: string;
    seccomp?: object;
  };
}

/** What the machine gives a container that the render does not know. */
export interface Placement {
  id: string;
  rootfs: string;
  entrypoint: string[];
  env: Record<string, string>;
  /** Path of the pod's network namespace. */
  network: string;
  /** File that stands for the cluster's name service. */
  hosts: string;
  /** Folder of a claim by its name. */
  claims: Record<string, string>;
}

const units: Record<string, number> = { '': 1, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };

/** Bytes of a Kubernetes quantity in binary units, such as `64Mi`. */
export function bytesOf(quantity: string): number {
  const [, number, unit] = /^(\d+)(|Ki|Mi|Gi)$/.exec(quantity) ?? [];
  if (number === undefined || unit === undefined) throw new Error(`${quantity} is no quantity in binary units`);
  return Number(number) * units[unit]!;
}

const bind = (source: string, destination: string, mode: 'ro' | 'rw'): Mount => ({
  destination,
  type: 'bind',
  source,
  options: ['rbind', mode],
});

function volumeMounts(pod: RenderedPod, container: RenderedContainer, claims: Placement['claims']): Mount[] {
  return (container.volumeMounts ?? []).map(({ name, mountPath }) => {
    const volume = pod.volumes?.find((candidate) => candidate.name === name);
    if (volume?.persistentVolumeClaim) {
      const { claimName } = volume.persistentVolumeClaim;
      const folder = claims[claimName];
      if (!folder) throw new Error(`nothing was made for the claim ${claimName}`);
      return bind(folder, mountPath, 'rw');
    }
    if (!volume?.emptyDir) throw new Error(`the volume ${name} is of a kind that is not run here`);
    // The kubelet evicts a pod over its limit; a tmpfs of that size refuses the write, which is stricter.
    const size = volume.emptyDir.sizeLimit ? [`size=${bytesOf(volume.emptyDir.sizeLimit)}`] : [];
    const options = ['nosuid', 'nodev', 'mode=2770', `gid=${pod.securityContext?.fsGroup ?? 0}`, ...size];
    return { destination: mountPath, type: 'tmpfs', source: 'tmpfs', options };
  });
}

/**
 * The specification that a kubelet would have containerd run for this container: user, capabilities, privileges, root, seccomp, memory, volumes
 * and environment as rendered.
 * @param base containerd's own default, with its seccomp profile
 * @throws when the render asks for something that is not run here, so that nothing is left out in silence
 */
export function ociSpec(base: OciSpec, pod: RenderedPod, container: RenderedContainer, placement: Placement): OciSpec {
  const { runAsUser, runAsGroup, readOnlyRootFilesystem, capabilities, allowPrivilegeEscalation, seccompProfile } = {
    ...pod.securityContext,
    ...container.securityContext,
  };
  if (runAsUser === undefined || runAsGroup === undefined) throw new Error(`${placement.id} names no user or group`);
  if (String(capabilities?.drop) !== 'ALL') throw new Error(`${placement.id} does not drop all capabilities`);
  if (seccompProfile?.type !== 'RuntimeDefault') throw new Error(`${placement.id} has another seccomp profile`);
  const fsGroup = pod.securityContext?.fsGroup;
  const memory = container.resources?.limits?.memory;
  return {
    ...base,
    process: {
      ...base.process,
      user: { uid: runAsUser, gid: runAsGroup, additionalGids: fsGroup === undefined ? [] : [fsGroup] },
      args: [...placement.entrypoint, ...(container.args ?? [])],
      env: [...base.process.env, ...Object.entries(placement.env).map(([name, value]) => `${name}=${value}`)],
      capabilities: { bounding: [], effective: [], permitted: [], inheritable: [], ambient: [] },
      noNewPrivileges: allowPrivilegeEscalation === false,
    },
    root: { path: placement.rootfs, readonly: readOnlyRootFilesystem === true },
    hostname: placement.id,
    mounts: [
      ...base.mounts,
      bind(placement.hosts, '/etc/hosts', 'ro'),
      ...volumeMounts(pod, container, placement.claims),
    ],
    linux: {
      ...base.linux,
      cgroupsPath: `/ducha-pods-${placement.id}`,
      namespaces: base.linux.namespaces.map((namespace) =>
        namespace.type === 'network' ? { ...namespace, path: placement.network } : namespace,
      ),
      resources: { ...base.linux.resources, ...(memory ? { memory: { limit: bytesOf(memory) } } : {}) },
    },
  };
}
