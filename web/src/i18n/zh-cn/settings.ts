export const settings = {
  tabs: '系统管理的内容',
  tab: { organization: '组织机构' },
} as const;
