import type { MeView } from '../src/modules/identity/identity.contract.ts'
import { ScreenHead } from '../src/ui/frame/frame.tsx'
import type { ScreenProps } from '../src/ui/frame/screen.ts'
import { Link } from '../src/ui/router/router.tsx'

/** What this installation is, and where the rest is set. */
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
          <Link to="/agencies">机构与人员</Link>
        </p>
      </section>
      <section className="panel">
        <h2>运行设置</h2>
        <p>
          端口、数据库、邮件、单点登录等由服务器的配置文件或环境变量决定，改后重启生效。在服务器上运行：
        </p>
        <ul>
          <li>
            <code>npx gongkai config</code> 列出各项设置、现在的值和来源
          </li>
          <li>
            <code>npx gongkai doctor</code> 检查数据库、磁盘、时间、邮件等是否正常
          </li>
          <li>
            <code>npx gongkai backup</code> 在线备份并校验
          </li>
        </ul>
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
