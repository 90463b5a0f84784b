/** What `npm run test:pods` says to whoever cannot run it. */
export const texts = {
  cannotRun: (reason: string) =>
    `无法在本机运行容器测试（需要 Linux、root 以及 buildah、containerd、runc、iproute2）：${reason}`,
  noBridge: (bridge: string, reason: string) =>
    `无法建立网桥 ${bridge}（${reason}）：另一次容器测试可能正在运行；如系上次遗留，请运行 ip link delete ${bridge}`,
  noHelm: '容器测试所用的 helm 尚未构建，请先运行 npm run tools',
};
