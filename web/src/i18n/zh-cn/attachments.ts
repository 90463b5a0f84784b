export const attachments = {
  label: '附件',
  hint: '图片、PDF 或者 Office 文件，每个不超过 {{megabytes}} MB，最多 {{count}} 个',
  add: '添加附件',
  sending: '正在上传 {{name}}',
  tooLarge: '“{{name}}”超过 {{megabytes}} MB，没有上传。',
  tooMany: '最多 {{count}} 个附件，“{{name}}”没有上传。',
  failed: '“{{name}}”没有上传：{{reason}}',
  noAnswer: '网络中断，请重新添加。',
  remove: '移除{{name}}',
  removeShort: '移除',
  open: '下载{{name}}',
  notOpened: '“{{name}}”没有下载成功，请重试。',
} as const;
