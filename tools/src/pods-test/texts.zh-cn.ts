/** What `npm run test:pods` says to whoever cannot run it. */
export const texts = {
  cannotRun: (reason: string) =>
    `无法在本机运行容器测试（需要 Linux、root 以及 buildah、containerd、runc、iproute2）：${reason}`,
  noHelm: '容器测试所用的 helm 尚未构建，请先运行 npm run tools',
};
