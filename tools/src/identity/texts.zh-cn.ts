/** What the embedded sign-in pages say. */
export const pageTexts = {
  title: '督查工作平台登录',
  notice: '本页仅在演示环境中使用，列出全部演示账号，点击即可登录。正式环境请使用本单位统一身份认证。',
  failed: '登录未完成',
  back: '返回平台首页',
  leave: '退出登录',
  leaving: '正在退出登录',
  groups: {
    region: '自治区',
    league: '盟（阿拉善盟）',
    banner: '旗（阿拉善左旗）',
    sumu: '苏木乡镇（巴润别立镇）',
    gacha: '嘎查村',
    hohhot: '其他盟市（呼和浩特市）',
    other: '其他盟市（呼和浩特市）',
    admin: '系统管理',
  } as Record<string, string>,
};

interface ErrorText {
  what: string;
  next: string;
}

export const errorTexts: Record<string, ErrorText> & { other: ErrorText } = {
  interaction_expired: { what: '登录页面已失效，可能停留时间过长或更换了浏览器。', next: '请返回平台首页重新登录。' },
  unknown_account: { what: '所选账号不存在。', next: '请返回平台首页，从列出的账号中选择。' },
  other: { what: '登录请求不被接受。', next: '请返回平台首页重新登录；仍不成功的，请联系系统管理员并提供下列信息。' },
};
