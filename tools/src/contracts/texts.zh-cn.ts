export const texts = {
  unchanged: '接口与事件契约和存档一致。',
  differs: '以下契约与存档不一致。确认无误后运行 npm run contracts -- --write，并将差异提交评审：',
  written: '已更新以下契约存档，请提交评审：',
  breaking: '以下改动会使现有消费方出错。同一版本内只能增加可选字段，其他改动请新建事件版本（v2）：',
};
