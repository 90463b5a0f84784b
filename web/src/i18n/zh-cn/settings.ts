export const settings = {
  tabs: '系统管理的内容',
  tab: { organization: '组织机构', posts: '岗位人员', status: '运行状态', api: '接口文档' },
} as const;
