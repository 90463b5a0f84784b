import { describe, expect, it } from '@jest/globals';
import { bytesOf, ociSpec } from './oci-spec.js';
import type { OciSpec, Placement } from './oci-spec.js';
import type { RenderedPod } from './rendered.js';

const base: OciSpec = {
  process: { user: { uid: 0, gid: 0 }, args: ['sh'], env: ['PATH=/bin'], capabilities: { effective: ['CAP_KILL'] } },
  root: { path: 'rootfs' },
  mounts: [],
  linux: { namespaces: [{ type: 'pid' }, { type: 'network' }] },
};
const placement: Placement = {
  id: 'intake-1',
  rootfs: '/roots/intake-1',
  entrypoint: ['node'],
  env: { PORT: '3000' },
  network: '/var/run/netns/intake-1',
  hosts: '/hosts',
  claims: { evidence: '/claims/evidence' },
};
const pod = (more: object = {}): RenderedPod => ({
  securityContext: { runAsUser: 10001, runAsGroup: 10001, fsGroup: 10002, seccompProfile: { type: 'RuntimeDefault' } },
  volumes: [
    { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
    { name: 'files', persistentVolumeClaim: { claimName: 'evidence' } },
  ],
  containers: [
    {
      name: 'intake',
      image: 'ducha/platform:1',
      args: ['main.js'],
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
        ...more,
      },
      volumeMounts: [
        { name: 'tmp', mountPath: '/tmp' },
        { name: 'files', mountPath: '/evidence' },
      ],
      resources: { limits: { memory: '1Gi' } },
    },
  ],
});
const specOf = (rendered: RenderedPod): OciSpec => ociSpec(base, rendered, rendered.containers[0]!, placement);

describe('ociSpec', () => {
  it('takes user, privileges, root, memory and environment from the render', () => {
    const { process, root, linux } = specOf(pod());
    expect(process).toMatchObject({
      user: { uid: 10001, gid: 10001, additionalGids: [10002] },
      args: ['node', 'main.js'],
      env: ['PATH=/bin', 'PORT=3000'],
      capabilities: { bounding: [], effective: [], permitted: [] },
      noNewPrivileges: true,
    });
    expect(root).toEqual({ path: '/roots/intake-1', readonly: true });
    expect(linux.resources?.memory?.limit).toBe(1024 ** 3);
    expect(linux.namespaces).toContainEqual({ type: 'network', path: '/var/run/netns/intake-1' });
  });

  it('mounts an emptyDir with its limit and a claim where the pod has them', () => {
    const { mounts } = specOf(pod());
    expect(mounts.find(({ destination }) => destination === '/tmp')?.options).toEqual(
      expect.arrayContaining([`size=${64 * 1024 ** 2}`, 'gid=10002']),
    );
    expect(mounts.find(({ destination }) => destination === '/evidence')?.source).toBe('/claims/evidence');
  });

  it('refuses a render that it cannot run as it is', () => {
    expect(() => specOf(pod({ capabilities: { drop: ['NET_RAW'] } }))).toThrow('does not drop all capabilities');
    expect(() => specOf(pod({ runAsUser: undefined }))).toThrow('names no user');
    expect(() => specOf({ ...pod(), volumes: [{ name: 'tmp' }] })).toThrow('of a kind that is not run here');
    expect(() => bytesOf('1500m')).toThrow('no quantity');
  });
});
