import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { get } from '#ui/api/client.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { dayText, today } from '#ui/dates.ts'
import { Answer, Empty } from '#ui/state/states.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { AgencyView, ContactView, MeView, PersonView } from '../../identity.contract.ts'
import { ChangeDialog } from '../agencies/change-dialog.tsx'
import { ACCOUNTS, PEOPLE } from '../identity-api.ts'
import { AccountCell } from './account-cell.tsx'
import { PersonDialog } from './person-dialog.tsx'

type Props = {
  readonly me: MeView
  readonly agency: AgencyView
  readonly agencies: readonly AgencyView[]
}

/** The people of an agency, with their accounts and roles. */
export function PeopleTab({ me, agency, agencies }: Props) {
  const manages = me.roles.some(({ role }) => role === 'system-administrator')
  const [withLeft, setWithLeft] = useState(false)
  const [editing, setEditing] = useState<PersonView | 'new' | null>(null)
  const query = useAsk<{ people: PersonView[]; next: string | null }>(PEOPLE, {
    agencyId: agency.id,
    withLeft: withLeft || null,
    limit: 200,
  })
  return (
    <div className="stack">
      <p className="row">
        <Checkbox checked={withLeft} onChange={(event) => setWithLeft(event.target.checked)}>
          含已离岗
        </Checkbox>
        {manages && !agency.validTo && (
          <Button type="primary" onClick={() => setEditing('new')}>
            添加人员
          </Button>
        )}
      </p>
      <Answer query={query} what="人员">
        {({ people }) =>
          people.length === 0 ? (
            <Empty title="这个单位还没有人员" />
          ) : (
            <PeopleTable me={me} people={people} agencies={agencies} edit={setEditing} />
          )
        }
      </Answer>
      {editing && (
        <PersonDialog
          agency={agency}
          person={editing === 'new' ? null : editing}
          close={() => setEditing(null)}
        />
      )}
    </div>
  )
}

type TableProps = {
  readonly me: MeView
  readonly people: readonly PersonView[]
  readonly agencies: readonly AgencyView[]
  readonly edit: (person: PersonView) => void
}

function PeopleTable({ me, people, agencies, edit }: TableProps) {
  const manages = me.roles.some(({ role }) => role === 'system-administrator')
  return (
    <DataTable
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 776 }}
      dataSource={[...people]}
      columns={[
        {
          ...{ title: '姓名', key: 'name', width: 160 },
          render: (_, person) => (
            <>
              <strong>{person.name}</strong> <span className="soft">{person.title}</span>
              {person.leftOn && <div className="soft">{dayText(person.leftOn)}离岗</div>}
            </>
          ),
        },
        {
          ...{ title: '联系方式', key: 'contact', width: 208 },
          render: (_, person) => <Contact person={person} />,
        },
        {
          ...{ title: '账号和角色', key: 'account' },
          render: (_, person) => <AccountCell me={me} person={person} agencies={agencies} />,
        },
        {
          ...{ title: '操作', key: 'act', width: 200 },
          render: (_, person) =>
            manages && !person.leftOn ? (
              <Act person={person} agencies={agencies} edit={edit} />
            ) : null,
        },
      ]}
    />
  )
}

/** Masked; shown in full on request, which is recorded. */
function Contact({ person }: { readonly person: PersonView }) {
  const { message } = App.useApp()
  const [full, setFull] = useState<ContactView | null>(null)
  const { phone, email } = full ?? person
  if (!phone && !email) return <span className="soft">未留</span>
  const show = () =>
    get<ContactView>(`${PEOPLE}/${person.id}/contact`)
      .then(setFull)
      .catch((error: unknown) => void message.error(asProblem(error).message))
  return (
    <>
      {phone && <div>{phone}</div>}
      {email && <div>{email}</div>}
      {!full && (
        <Button size="small" type="link" onClick={() => void show()} title="查看会留下记录">
          查看完整
        </Button>
      )}
    </>
  )
}

type ActProps = {
  readonly person: PersonView
  readonly agencies: readonly AgencyView[]
  readonly edit: (person: PersonView) => void
}

function Act({ person, agencies, edit }: ActProps) {
  const { modal, message } = App.useApp()
  const [moves, setMoves] = useState(false)
  const leave = useTell<unknown, object>(`${PEOPLE}/${person.id}/leave`, {
    stale: [PEOPLE, ACCOUNTS],
    refused: (problem) => void message.error(problem.message),
  })
  const ask = () =>
    void modal.confirm({
      title: `${person.name}离岗`,
      content: '账号将立即停用，已经做过的工作和记录保留。',
      okText: '离岗',
      okButtonProps: { danger: true },
      onOk: () => leave.mutate({ version: person.version, on: today() }),
    })
  return (
    <span className="row">
      <Button size="small" onClick={() => edit(person)}>
        修改
      </Button>
      <Button size="small" onClick={() => setMoves(true)}>
        调动
      </Button>
      <Button size="small" danger onClick={ask}>
        离岗
      </Button>
      {moves && (
        <ChangeDialog
          title={`调动${person.name}`}
          verb="调动"
          path={`${PEOPLE}/${person.id}/move`}
          version={person.version}
          fields={[{ name: 'agencyId', label: '调往单位', kind: 'agency' }]}
          initial={{ agencyId: null }}
          agencies={agencies.filter(({ id, validTo }) => id !== person.agencyId && !validTo)}
          close={() => setMoves(false)}
        >
          <p>在原单位的角色不随人转移，请安全管理员收回和另行授予。</p>
        </ChangeDialog>
      )}
    </span>
  )
}
