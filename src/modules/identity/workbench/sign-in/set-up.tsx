import { useState } from 'react'
import { post } from '#ui/api/client.ts'
import { asProblem, type Problem } from '#ui/api/problem.ts'
import { Field, FormProblem, fieldsOf } from '#ui/form/plain-form.tsx'
import { REGION_LEVELS, type SetUpInput } from '../../identity.contract.ts'
import { SET_UP } from '../identity-api.ts'
import { EntrancePage } from './entrance-page.tsx'

const ADMINISTRATORS = [
  ['system', '系统管理员', '管理单位、人员和账号，不能授予权限。'],
  ['security', '安全管理员', '授予和收回权限，不能开设账号。'],
  ['audit', '审计员', '查看审计记录，不参与业务。'],
] as const

/** The first start: the region, its government, the office in charge and three administrators. */
export function SetUp({ done }: { readonly done: () => void }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const send = (fields: Readonly<Record<string, string>>) => {
    setBusy(true)
    setProblem(null)
    post(SET_UP, setUpInput(fields))
      .then(done)
      .catch((error: unknown) => setProblem(asProblem(error)))
      .finally(() => setBusy(false))
  }
  const errorOf = (path: string) => problem?.fields[path]
  return (
    <EntrancePage title="首次使用，先建好这几项" wide>
      <p>系统里还没有任何数据。填好后分别用三个管理员账号登录，继续添加单位和人员。</p>
      <form className="plain-form" onSubmit={(event) => send(fieldsOf(event))}>
        <FormProblem problem={problem} />
        <Field
          name="setUpCode"
          label="安装码"
          hint="启动程序的窗口里显示的一串字符，证明您是安装它的人。"
          autoComplete="off"
          autoFocus
          error={errorOf('setUpCode')}
        />
        <RegionFields errorOf={errorOf} />
        {ADMINISTRATORS.map(([key, title, duty]) => (
          <fieldset key={key} className="set-up-group">
            <legend className="fieldset-title">{title}</legend>
            <p className="field-hint">{duty}</p>
            <div className="set-up-row">
              <Field
                name={`${key}.name`}
                label="姓名"
                error={errorOf(`administrators/${key}/name`)}
              />
              <Field
                name={`${key}.login`}
                label="登录名"
                autoComplete="off"
                error={errorOf(`administrators/${key}/login`)}
              />
              <Field
                name={`${key}.password`}
                label="密码"
                type="password"
                autoComplete="new-password"
                error={errorOf(`administrators/${key}/password`)}
              />
            </div>
          </fieldset>
        ))}
        <p className="field-hint">三个岗位相互制约，应由三个不同的人担任。</p>
        <button type="submit" className="plain-button is-main" disabled={busy}>
          {busy ? '正在建立' : '建立'}
        </button>
      </form>
    </EntrancePage>
  )
}

function RegionFields({ errorOf }: { readonly errorOf: (path: string) => string | undefined }) {
  return (
    <fieldset className="set-up-group">
      <legend className="fieldset-title">行政区和主管部门</legend>
      <div className="set-up-row">
        <Field name="region.name" label="行政区名称" error={errorOf('region/name')} />
        <Field
          name="region.code"
          label="行政区划代码"
          inputMode="numeric"
          error={errorOf('region/code')}
        />
        <Field name="region.level" label="级别" error={errorOf('region/level')}>
          <select id="field-region.level" name="region.level" defaultValue="county">
            {Object.entries(REGION_LEVELS).map(([level, label]) => (
              <option key={level} value={level}>
                {label}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <div className="set-up-row is-two">
        <Field name="government.name" label="人民政府名称" error={errorOf('government/name')} />
        <Field name="office.name" label="政务公开主管部门名称" error={errorOf('office/name')} />
      </div>
    </fieldset>
  )
}

function setUpInput(fields: Readonly<Record<string, string>>): SetUpInput {
  const text = (name: string) => (fields[name] ?? '').trim()
  const administrator = (key: string) => ({
    name: text(`${key}.name`),
    login: text(`${key}.login`),
    password: fields[`${key}.password`] ?? '',
  })
  return {
    setUpCode: text('setUpCode'),
    region: {
      code: text('region.code'),
      name: text('region.name'),
      level: text('region.level') as SetUpInput['region']['level'],
    },
    government: { name: text('government.name') },
    office: { name: text('office.name') },
    administrators: {
      system: administrator('system'),
      security: administrator('security'),
      audit: administrator('audit'),
    },
  }
}
