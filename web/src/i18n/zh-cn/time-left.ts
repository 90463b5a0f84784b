/** What is left of a limit, or over it: 工作日 where it was set in them, otherwise 自然日. */
export const timeLeft = {
  WORKING_DAYS: { left: '剩 {{days}} 个工作日', over: '超期 {{days}} 个工作日', overShort: '超期，未满 1 个工作日' },
  CALENDAR_DAYS: { left: '剩 {{days}} 个自然日', over: '超期 {{days}} 个自然日', overShort: '今日已超期' },
  leftShort: '不足 1 个工作日',
  today: '今日到期',
  stopped: '暂停计时',
} as const;
