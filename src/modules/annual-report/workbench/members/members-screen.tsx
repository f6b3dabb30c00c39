import { App, Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { type FormTable, formTables } from '#core/annual-report/form.ts'
import { COUNTED } from '#core/annual-report/life/counting.ts'
import { MANAGERS } from '#core/annual-report/life/roles.ts'
import { STATE_LABELS } from '#core/annual-report/life/states.ts'
import { type CellId, defineTemplate } from '#core/annual-report/template.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link } from '#ui/router/router.tsx'
import { Answer, Loading } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { EditorViewData, MembersViewData } from '../../annual-report.contract.ts'
import { reportPath, templatePath } from '../api/paths.ts'
import { ContributionsDrawer } from './contributions-drawer.tsx'
import { MembersTable } from './members-table.tsx'
import './members.css'

const CHOICES = [
  { states: COUNTED, label: '审核通过及以后的' },
  { states: ['submitted', ...COUNTED], label: '已提交及以后的' },
  { states: Object.keys(STATE_LABELS), label: '全部' },
].map(({ states, label }) => ({ value: states.join(','), label }))

/** The government's tables as the sum of its agencies'; every figure leads to who it comes from. */
export function MembersScreen({ me, params }: ScreenProps<MeView>) {
  const seesAll = me.roles.some(({ role }) => MANAGERS.includes(role))
  const reportId = params.reportId ?? ''
  const [states, setStates] = useState(CHOICES[0]?.value ?? '')
  const [cell, setCell] = useState<CellId | null>(null)
  const view = useAsk<EditorViewData>(reportPath(reportId))
  const members = useAsk<MembersViewData>(`${reportPath(reportId)}/members`, { states })
  const template = useAsk<{ file: object }>(
    templatePath(view.data?.report.template ?? ''),
    undefined,
    view.data !== undefined,
  )
  const made = useMemo(
    () => (template.data ? defineTemplate(template.data.file) : null),
    [template.data],
  )
  return (
    <Answer query={view} what="报告">
      {(editor) => (
        <>
          <ScreenHead
            title={`${editor.report.agencyName} ${editor.report.year} 年度汇总`}
            note={<Link to={`/reports/${reportId}`}>回到报告</Link>}
          >
            <Select
              aria-label="计入哪些报告"
              value={states}
              options={CHOICES}
              onChange={setStates}
              className="members-states"
            />
            {editor.may.aggregate && members.data && (
              <TakeOver view={editor} members={members.data} states={states} />
            )}
          </ScreenHead>
          <Answer query={members} what="各单位的报告">
            {(data) =>
              made?.ok ? (
                <>
                  <Coverage members={data} seesAll={seesAll} />
                  {formTables(made.value).map((table: FormTable) => (
                    <section key={table.section} className="panel">
                      <h2>{titleOf(made.value.sectionById.get(table.section))}</h2>
                      <MembersTable table={table} members={data} open={setCell} />
                    </section>
                  ))}
                </>
              ) : (
                <Loading what="报告格式" />
              )
            }
          </Answer>
          {cell && (
            <ContributionsDrawer
              reportId={reportId}
              cell={cell}
              states={states}
              seesAll={seesAll}
              close={() => setCell(null)}
            />
          )}
        </>
      )}
    </Answer>
  )
}

function titleOf(section: { ordinal: string; title: string } | undefined): string {
  return section ? `${section.ordinal}、${section.title}` : ''
}

/** Who is in the sum, who is not, and what keeps it from being right. */
type CoverageProps = { readonly members: MembersViewData; readonly seesAll: boolean }

function Coverage({ members, seesAll }: CoverageProps) {
  const drafts = members.counted.filter(({ edition }) => edition === null)
  return (
    <section className="panel">
      <p>
        计入 {members.counted.length} 个单位
        {drafts.length > 0 &&
          `（${members.counted.length - drafts.length} 个按公布的版本，${drafts.length} 个按未公布的稿）`}
        {members.missing.length > 0 && (
          <>
            ，<span className="is-late">还缺 {members.missing.length} 个</span>
          </>
        )}
        。
      </p>
      <AgencyList title="缺少的单位" members={members.missing} seesAll={seesAll} />
      <AgencyList title="按未公布的稿计入的单位" members={drafts} seesAll={seesAll} />
      {members.warnings.length > 0 && (
        <details>
          <summary>{members.warnings.length} 个提醒</summary>
          <ul>
            {members.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

type ListProps = {
  readonly title: string
  readonly members: MembersViewData['missing']
  readonly seesAll: boolean
}

function AgencyList({ title, members, seesAll }: ListProps) {
  if (members.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul className="members-missing">
        {members.map(({ reportId, agencyName }) => (
          <li key={reportId}>
            {seesAll ? <Link to={`/reports/${reportId}`}>{agencyName}</Link> : agencyName}
          </li>
        ))}
      </ul>
    </details>
  )
}

type TakeOverProps = {
  readonly view: EditorViewData
  readonly members: MembersViewData
  readonly states: string
}

function TakeOver({ view, members, states }: TakeOverProps) {
  const { modal, message } = App.useApp()
  const differing = members.cells.filter(({ differs }) => differs).length
  const take = useTell<{ changed: number; left: number }, object>(
    `${reportPath(view.report.id)}/aggregate`,
    {
      stale: ['/annual-reports'],
      done: ({ changed, left }) =>
        void message.success(
          `写入 ${changed} 格${left > 0 ? `，${left} 格因单位没有数字未动` : ''}`,
        ),
      refused: (problem) => void message.error(problem.message),
    },
  )
  const ask = () =>
    void modal.confirm({
      title: '把合计写入政府的报告',
      content: `${differing} 格与报告现有的数不同，将改为各单位之和。原来的数可从修改记录里找回。`,
      okText: '写入',
      cancelText: '取消',
      onOk: () => take.mutate({ version: view.report.version, states }),
    })
  return (
    <Button type="primary" loading={take.isPending} disabled={differing === 0} onClick={ask}>
      {members.counted.length === 0
        ? '还没有可汇总的报告'
        : differing === 0
          ? '与报告一致'
          : '写入报告'}
    </Button>
  )
}
