import { defineCommand } from '#platform/terminal/command.ts'

export const serve = defineCommand({
  name: 'serve',
  summary: '启动网站和工作台',
  usage: ['[--no-demo]'],
  operands: { min: 0, max: 0, what: '' },
  options: { 'no-demo': { kind: 'flag', about: '空数据库不放演示数据，打开初始设置页' } },
  notes: [
    '数据文件夹是空的就先放入演示数据：安澜县，一个虚构的县。正式使用请加 --no-demo。',
    '按 Ctrl+C 停止：正在办的会办完，再关数据库。',
  ],
  examples: [
    { line: 'serve', about: '在 http://127.0.0.1:8080 启动，首次启动带演示数据' },
    { line: 'serve --no-demo', about: '正式使用，第一次打开时做初始设置' },
  ],
  run: async ({ options }, terminal) =>
    (await import('../work/serve.ts')).serveUntilStopped(!options['no-demo'], terminal),
})
