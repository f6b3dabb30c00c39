import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { Answer } from '#ui/state/states.tsx'
import type { SiteMarks } from '../../identity.contract.ts'
import { SITE } from '../identity-api.ts'

type Mark = keyof SiteMarks

/** In the order in which the foot of the public pages shows them. */
const MARKS: readonly (readonly [mark: Mark, label: string, hint: string])[] = [
  ['sponsor', '主办单位', '不填时为“××人民政府”'],
  ['operator', '承办单位', '不填时为“××人民政府办公室”'],
  ['phone', '联系电话', '如 0951-0000000'],
  ['email', '电子邮箱', ''],
  ['address', '地址', ''],
  ['idCode', '网站标识码', '10 位数字'],
  ['icpRecord', 'ICP 备案号', '如 ×ICP备00000000号'],
  ['policeRecord', '公安备案号', '如 ×公网安备 00000000000000 号'],
  ['markUrl', '党政机关网站标识的链接', 'https://'],
  ['mistakesUrl', '“我为政府网站找错”的链接', 'https://'],
]

/** What stands at the foot of every public page. */
export function SitePanel() {
  const query = useAsk<SiteMarks>(SITE)
  return (
    <section className="panel">
      <h2>网站信息</h2>
      <Answer query={query} what="网站信息">
        {(site) => <SiteForm key={JSON.stringify(site)} site={site} />}
      </Answer>
    </section>
  )
}

function SiteForm({ site }: { readonly site: SiteMarks }) {
  const { message } = App.useApp()
  const [draft, setDraft] = useState(site)
  const save = useTell<unknown, { seen: SiteMarks; site: SiteMarks }>(SITE, {
    stale: [SITE],
    done: () => void message.success('已保存，公众网站随即更新'),
  })
  const problem = save.error === null ? null : asProblem(save.error)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(site)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ seen: site, site: draft })
      }}
    >
      <p className="soft">显示在公众网站每一页的页脚；没有填的不显示。</p>
      <div className="line-fields">
        {MARKS.map(([mark, label, hint]) => (
          <label key={mark} className="line-field">
            <span>{label}</span>
            <Input
              value={draft[mark] ?? ''}
              placeholder={hint}
              {...(problem?.fields[`site/${mark}`] && { status: 'error' as const })}
              onChange={(event) => setDraft({ ...draft, [mark]: event.target.value })}
            />
          </label>
        ))}
      </div>
      {problem && (
        <p className="form-problem" role="alert">
          {problem.message}
        </p>
      )}
      <p className="row">
        <Button type="primary" htmlType="submit" disabled={!isChanged} loading={save.isPending}>
          保存
        </Button>
      </p>
    </form>
  )
}
