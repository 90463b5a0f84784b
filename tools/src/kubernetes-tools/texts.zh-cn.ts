/** What `npm run tools` says. */
export const texts = {
  usage: `用法：npm run tools -- [名称…]
按 tools/go.mod 固定的版本构建检查部署所用的 Kubernetes 程序，只构建缺少或过期的；首次约需十分钟。
可构建的程序：`,
  noGo: '没有找到 Go（需要 1.26 或以上版本）。请安装 Go 后重试；其余命令不需要它。',
  unknown: (names: string) => `没有这些程序：${names}`,
  building: (name: string, at: number, of: number) => `构建 ${name}（${at}/${of}）`,
  stillBuilding: (name: string, seconds: number) => `  仍在构建 ${name}（已用 ${seconds} 秒）`,
  built: (name: string, seconds: number) => `  ${name} 完成（${seconds} 秒）`,
  failed: (name: string) => `✗ ${name} 构建失败：`,
  ready: (folder: string, seconds: number) => `工具已就绪：${folder}（${seconds} 秒）`,
};
