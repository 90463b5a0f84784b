export const session = {
  redirecting: '正在转到登录页',
  finishing: '正在登录',
  starting: '正在读取岗位信息',
  unreachable: { title: '登录服务没有响应', text: '请检查网络后重试；仍不行的，请联系系统管理员。', action: '重试' },
  failed: { title: '登录没有完成', text: '登录页停留过久或被打断，请重新登录。', action: '重新登录' },
  signedOut: { title: '您已安全退出', text: '在公用电脑上请关闭浏览器窗口。', action: '重新登录' },
  expired: { title: '登录已过期', text: '为保护数据，请重新登录；登录后回到当前页面。', action: '重新登录' },
  idle: {
    title: '即将自动退出',
    text: '您已较长时间没有操作。为保护数据，连续 {{minutes}} 分钟没有操作将自动退出。',
    left: '还有 {{seconds}} 秒',
    stay: '继续使用',
    leave: '立即退出',
  },
  idleOut: {
    title: '长时间没有操作，已自动退出',
    text: '没有提交的内容已保留在本窗口。重新登录后回到原来的页面，请不要关闭窗口。',
    action: '重新登录',
  },
  noPost: {
    title: '您还没有岗位',
    text: '账号“{{name}}”已登录，但没有任何单位的岗位，不能查看内容。请本单位系统管理员在平台为您设置岗位。',
  },
} as const;
