import { Button, Checkbox, Input, Tabs, Tree } from 'antd'
import { useMemo, useState } from 'react'
import { useAsk } from '#ui/api/use-api.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Answer, Empty } from '#ui/state/states.tsx'
import type { AgencyView, MeView } from '../../identity.contract.ts'
import { AGENCIES } from '../identity-api.ts'
import { ImportDialog } from '../import/import-dialog.tsx'
import { PeopleTab } from '../people/people-tab.tsx'
import { AgencyPanel } from './agency-panel.tsx'
import { branchesOf } from './agency-tree.ts'
import { NewAgencyDialog } from './new-agency-dialog.tsx'
import './agencies.css'

/** The tree of agencies, and the people, accounts and roles in each. */
export function AgenciesScreen({ me, query: where }: ScreenProps<MeView>) {
  const manages = me.roles.some(({ role }) => role === 'system-administrator')
  const [withClosed, setWithClosed] = useState(false)
  const [chosen, setChosen] = useState<string | null>(where.get('agency'))
  const [dialog, setDialog] = useState<'import' | 'new' | null>(null)
  const query = useAsk<{ agencies: AgencyView[] }>(AGENCIES, { withClosed: withClosed || null })
  return (
    <>
      <ScreenHead title="机构与人员">
        <Checkbox checked={withClosed} onChange={(event) => setWithClosed(event.target.checked)}>
          含已撤销
        </Checkbox>
        {manages && <Button onClick={() => setDialog('import')}>批量导入</Button>}
        {manages && (
          <Button type="primary" onClick={() => setDialog('new')}>
            添加单位
          </Button>
        )}
      </ScreenHead>
      <Answer query={query} what="机构">
        {({ agencies }) => {
          const agency = agencies.find(({ id }) => id === chosen) ?? null
          return (
            <div className="agencies">
              <AgencyTree agencies={agencies} chosen={chosen} choose={setChosen} />
              <div className="agencies-detail">
                {agency ? (
                  <AgencyTabs key={agency.id} me={me} agency={agency} agencies={agencies} />
                ) : (
                  <Empty title="请选择一个单位" />
                )}
              </div>
              {dialog === 'new' && (
                <NewAgencyDialog
                  agencies={agencies}
                  parent={chosen}
                  close={() => setDialog(null)}
                />
              )}
            </div>
          )
        }}
      </Answer>
      {dialog === 'import' && <ImportDialog close={() => setDialog(null)} />}
    </>
  )
}

type TreeProps = {
  readonly agencies: readonly AgencyView[]
  readonly chosen: string | null
  readonly choose: (id: string) => void
}

function AgencyTree({ agencies, chosen, choose }: TreeProps) {
  const [text, setText] = useState('')
  const branches = useMemo(() => branchesOf(agencies, text), [agencies, text])
  return (
    <nav className="agencies-tree panel" aria-label="机构">
      <Input
        aria-label="查找单位"
        placeholder="查找单位"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Tree
        key={text === '' ? 'all' : 'found'}
        blockNode
        defaultExpandAll
        treeData={branches}
        selectedKeys={chosen ? [chosen] : []}
        onSelect={([key]) => key !== undefined && choose(String(key))}
      />
    </nav>
  )
}

type TabsProps = {
  readonly me: MeView
  readonly agency: AgencyView
  readonly agencies: readonly AgencyView[]
}

function AgencyTabs({ me, agency, agencies }: TabsProps) {
  return (
    <section className="panel">
      <h2>{agency.name}</h2>
      <Tabs
        items={[
          {
            ...{ key: 'people', label: '人员和账号' },
            children: <PeopleTab me={me} agency={agency} agencies={agencies} />,
          },
          {
            ...{ key: 'agency', label: '单位信息' },
            children: (
              // Renamed or closed it is another version: what stood in the fields is asked for anew.
              <AgencyPanel
                key={`${agency.name} ${agency.parentId} ${agency.validTo}`}
                me={me}
                agency={agency}
                agencies={agencies}
              />
            ),
          },
        ]}
      />
    </section>
  )
}
