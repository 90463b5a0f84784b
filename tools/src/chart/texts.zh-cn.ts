/** What `npm run chart` says. */
export const texts = {
  problems: '部署模板的参数与程序不一致：',
  unchanged: '部署模板的参数说明与程序一致。',
  written: '已写入：',
  differs: '以下文件与程序或 values.yaml 不一致，请运行 npm run chart -- --write 并检查：',
};
