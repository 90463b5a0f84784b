/** A Kubernetes program that is built from the module pinned in `tools/go.mod`. */
export interface Tool {
  name: string;
  /** Package that is built. */
  package: string;
  /** Folder with the module file, below `tools/`. */
  module: '.' | 'kube-score';
  /** Variables set by the linker. */
  stamps?: string[];
}

/** Without them charts that ask for a `kubeVersion` refuse the server. */
const kubernetesVersion = ['gitVersion=v1.37.2', 'gitMajor=1', 'gitMinor=37'].map(
  (text) => `k8s.io/component-base/version.${text}`,
);

/** In the order of a cold build, so that what comes later finds most of its packages compiled. */
export const catalog: Tool[] = [
  { name: 'kubeconform', package: 'github.com/yannh/kubeconform/cmd/kubeconform', module: '.' },
  {
    name: 'helm',
    package: 'helm.sh/helm/v4/cmd/helm',
    module: '.',
    stamps: ['helm.sh/helm/v4/internal/version.version=v4.3.1'],
  },
  { name: 'helm-unittest', package: 'github.com/helm-unittest/helm-unittest/cmd/helm-unittest', module: '.' },
  { name: 'kube-score', package: 'github.com/zegl/kube-score/cmd/kube-score', module: 'kube-score' },
  { name: 'kubectl', package: 'k8s.io/kubernetes/cmd/kubectl', module: '.', stamps: kubernetesVersion },
  { name: 'control-plane', package: './control-plane', module: '.', stamps: kubernetesVersion },
  { name: 'kwok', package: 'sigs.k8s.io/kwok/cmd/kwok', module: '.' },
];

/** What the checks of the chart need; the others are for the cluster. */
export const chartTools = ['kubeconform', 'helm', 'helm-unittest', 'kube-score'];
