import type { MeView } from '../src/modules/identity/identity.contract.ts'
import { SitePanel } from '../src/modules/identity/workbench/site/site-panel.tsx'
import { ScreenHead } from '../src/ui/frame/frame.tsx'
import type { ScreenProps } from '../src/ui/frame/screen.ts'
import { Link } from '../src/ui/router/router.tsx'

/** What the region's site says of itself, and where the rest is set. */
export function Settings({ me }: ScreenProps<MeView>) {
  return (
    <>
      <ScreenHead title="系统设置" />
      <section className="panel">
        <h2>行政区</h2>
        <p>
          {me.region.name}，行政区划代码 {me.region.code}
        </p>
        <p>
          <Link to="/agencies">管理机构与人员</Link>
        </p>
      </section>
      <SitePanel />
      <section className="panel">
        <h2>运行设置</h2>
        <p>
          端口、数据库、邮件、单点登录等由服务器的配置文件或环境变量决定，改后重启生效。在服务器上运行：
        </p>
        <dl className="command-list">
          {COMMANDS.map(([command, what]) => (
            <div key={command}>
              <dt>
                <code>{command}</code>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel">
        <h2>接口</h2>
        <p>
          <a href="/api/docs">接口文档</a>
        </p>
      </section>
    </>
  )
}

const COMMANDS = [
  ['npx gongkai config', '列出各项设置、现在的值和来源'],
  ['npx gongkai doctor', '检查数据库、磁盘、密钥、邮件等是否正常'],
  ['npx gongkai backup', '在线备份并校验'],
] as const
