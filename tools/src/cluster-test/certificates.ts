import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { succeed } from '../helm-test/helm.js';

/** A key pair signed by the cluster's authority; files in its folder. */
interface Subject {
  name: string;
  commonName: string;
  /** Group in Kubernetes' sense. */
  organization?: string;
  hosts?: string[];
}

const subjects: Subject[] = [
  {
    name: 'apiserver',
    commonName: 'kube-apiserver',
    hosts: ['IP:127.0.0.1', 'DNS:localhost', 'DNS:kubernetes.default.svc'],
  },
  { name: 'admin', commonName: 'admin', organization: 'system:masters' },
  { name: 'front-proxy', commonName: 'front-proxy' },
  { name: 'metrics', commonName: 'metrics', hosts: ['DNS:metrics.kube-system.svc'] },
];

const openssl = (...args: string[]) => succeed('openssl', args);

/** Makes an authority, the certificates of the control plane and the key of service accounts; all of them live a day. */
export async function makeCertificates(folder: string): Promise<void> {
  const file = (name: string): string => join(folder, name);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl(
    ...['req', '-x509', ...newKey, '-days', '1', '-subj', '/CN=ducha-cluster-test'],
    ...['-keyout', file('ca.key'), '-out', file('ca.crt')],
  );
  await openssl('genrsa', '-out', file('service-account.key'), '2048');
  for (const { name, commonName, organization, hosts } of subjects) {
    const subject = `/${organization ? `O=${organization}/` : ''}CN=${commonName}`;
    await openssl('req', ...newKey, '-subj', subject, '-keyout', file(`${name}.key`), '-out', file(`${name}.csr`));
    await writeFile(
      file(`${name}.ext`),
      `extendedKeyUsage=serverAuth,clientAuth\n${hosts ? `subjectAltName=${hosts.join(',')}\n` : ''}`,
    );
    await openssl(
      ...['x509', '-req', '-days', '1', '-in', file(`${name}.csr`), '-extfile', file(`${name}.ext`)],
      ...['-CA', file('ca.crt'), '-CAkey', file('ca.key'), '-CAcreateserial', '-out', file(`${name}.crt`)],
    );
  }
}
