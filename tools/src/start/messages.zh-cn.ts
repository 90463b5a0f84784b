/** What the terminal says to the operator. */
export const partNames: Record<string, string> = {
  postgres: 'PostgreSQL 数据库',
  nats: 'NATS 消息服务',
  identity: '登录服务',
  edge: '统一入口',
  intake: '立项服务 intake',
  tracking: '督办服务 tracking',
  scoring: '考核服务 scoring',
  reporting: '报表服务 reporting',
};

export const partName = (part: string) => partNames[part] ?? part;

export const groupNames: Record<string, string> = {
  region: '自治区',
  league: '盟（阿拉善盟）',
  banner: '旗（阿拉善左旗）',
  sumu: '苏木乡镇（巴润别立镇）',
  gacha: '嘎查村',
  other: '其他盟市（呼和浩特市）',
  admin: '系统管理',
};

export const texts = {
  usage: `用法：npm start -- [选项]
  --port 端口     平台地址的端口，默认 8080
  --reset         清空内置数据库和消息数据后重新开始
  --no-demo       首次启动时不生成演示数据
  --keep-alive    某个部分意外退出时自动重新启动
  --ephemeral     测试专用：标准输入关闭即停止，退出时删除全部数据
停止：按 Ctrl-C，或在另一终端运行 npm run stop；查看状态：npm run status`,
  badOption: '无法识别的选项',
  badPort: (port: string) => `端口“${port}”无效，应为 1 至 65535 之间的整数`,
  recovered: (parts: string) => `上次运行未正常结束，已停止遗留的进程：${parts}`,
  alreadyRunning: (origin: string, pid: number) => `平台已在运行：${origin}（进程 ${pid}）`,
  stopFirst: '如需重新启动，请先运行 npm run stop',
  beingStarted: '另一个 npm start 正在启动同一平台，请等待它完成，或运行 npm run stop',
  portTaken: (port: number) => `端口 ${port} 已被其他程序占用`,
  otherPort: (port: number) => `请停止占用该端口的程序，或换一个端口：npm start -- --port ${port}`,
  reset: '清空原有数据',
  resetEmbeddedOnly: '外接的数据库和消息服务不会被清空，只清空内置部分',
  starting: (part: string) => `启动${partName(part)}`,
  external: (part: string, variable: string) => `${partName(part)}使用外接服务（${variable}）`,
  databases: '创建数据库',
  preparing: '更新数据库结构，载入组织机构（约一万九千个单位）、考核扣分规则、节假日安排和时限规定',
  settling: '等待组织机构同步到各服务',
  notSettled: (open: string) => `数据未在规定时间内同步到各服务（${open}）`,
  commandFailed: (what: string) => `${what}失败`,
  notBuilt: (file: string) => `缺少已构建的程序 ${file}`,
  build: '请运行 npm run build 后重试',
  startFailed: (part: string) => `${partName(part)}未能启动`,
  partDied: (part: string, how: string) => `${partName(part)}意外退出（${how}）`,
  diedAdvice: '请查看日志；再次运行 npm start 可从已有数据继续，使用 --keep-alive 可自动恢复',
  seeLog: '请查看日志后重试；数据损坏无法修复的，可运行 npm start -- --reset 重新开始（会清空数据）',
  restarting: (part: string, seconds: number) => `${partName(part)}已退出，${seconds} 秒后重新启动`,
  restarted: (part: string) => `${partName(part)}已恢复`,
  gaveUp: (part: string) => `${partName(part)}多次重新启动均未成功`,
  natsMissing: '没有可用的 nats-server（需要 2.10 或以上版本）',
  demo: '生成演示数据（通过接口办理若干督查事项）',
  demoExternal: '使用外接数据库，不生成演示数据',
  demoIncomplete: '上次演示数据未生成完毕，保留现有数据；需要完整演示请运行 npm start -- --reset',
  demoFailed: '演示数据生成失败',
  demoAdvice: '请查看各服务日志；也可运行 npm start -- --no-demo 不生成演示数据',
  accounts: '演示账号（在登录页点击即可登录）：',
  logs: (folder: string) => `日志目录：${folder}`,
  stopHint: '停止：按 Ctrl-C 或运行 npm run stop；状态：npm run status；验证：npm run smoke',
  stopping: '正在停止平台',
  stopped: '平台已停止，数据已保留',
  stoppedAndRemoved: '平台已停止，数据已删除',
  lastLines: (file: string) => `${file} 最后的内容：`,
  detail: '详情：',
  notRunning: '平台未在运行',
  startFirst: '请先运行 npm start',
  whichService: (command: string) => `请指明服务：npm run ${command} -- <服务> …`,
  serviceNames: (names: string) => `可选的服务：${names}`,
  leftoversEnded: (parts: string) => `平台未在运行，已停止遗留的进程：${parts}`,
  didNotStop: (pid: number) => `平台（进程 ${pid}）未在规定时间内停止`,
  killAdvice: (pid: number) => `可运行 kill -9 ${pid}，再次启动时会自动清理遗留的进程`,
  statusHead: ['部分', '进程', '状态', '版本', '说明'],
  ready: '就绪',
  notReady: '未就绪',
  gone: '已退出',
  outside: '外接',
};
