import { parseAllDocuments } from 'yaml';

/** A Kubernetes object, as far as the checks look at it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  spec?: Record<string, unknown>;
  data?: Record<string, string>;
}

/** Objects of a render; empty documents are left out. */
export const manifestsIn = (text: string): Manifest[] =>
  parseAllDocuments(text)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);

export interface Container {
  name: string;
  image: string;
  args?: string[];
  env?: { name: string; value?: string; valueFrom?: { secretKeyRef?: { name: string; key: string } } }[];
  envFrom?: { configMapRef: { name: string } }[];
  volumeMounts?: { name: string; mountPath: string }[];
  securityContext?: Record<string, unknown>;
}

export interface PodSpec {
  containers: Container[];
  securityContext?: Record<string, unknown>;
  terminationGracePeriodSeconds?: number;
  volumes?: Record<string, unknown>[];
}

interface Workload {
  template?: { spec?: PodSpec };
}

/** Pod of a Deployment, StatefulSet, Job or CronJob; undefined for other kinds. */
export function podOf({ spec }: Manifest): PodSpec | undefined {
  const workload = spec as (Workload & { jobTemplate?: { spec: Workload } }) | undefined;
  return (workload?.jobTemplate?.spec ?? workload)?.template?.spec;
}
