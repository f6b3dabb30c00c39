import { Button, Input } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { ViewList } from '../../requests.contract.ts'
import { VIEWS } from '../api/paths.ts'
import { type Filter, isSame, standingViews } from './filter.ts'

type Props = { readonly filter: Filter; readonly setFilter: (filter: Filter) => void }

/** Selections everybody needs, and those this person keeps. */
export function SavedViews({ filter, setFilter }: Props) {
  const [names, setNames] = useState(false)
  const query = useAsk<ViewList>(VIEWS)
  const remove = useTell<ViewList, { name: string }>(`${VIEWS}/remove`, { stale: [VIEWS] })
  const standing = standingViews(today())
  const own = query.data?.views ?? []
  const isKnown = [...standing, ...own].some((view) => isSame(view.filter, filter))
  const chosen = own.find((view) => isSame(view.filter, filter))
  return (
    <nav className="row register-views" aria-label="视图">
      {[...standing, ...own].map((view) => (
        <button
          key={view.name}
          type="button"
          className="register-view"
          aria-pressed={isSame(view.filter, filter)}
          onClick={() => setFilter(view.filter)}
        >
          {view.name}
        </button>
      ))}
      {!isKnown && (
        <Button type="link" onClick={() => setNames(true)}>
          保存当前条件
        </Button>
      )}
      {chosen && (
        <Button
          type="link"
          loading={remove.isPending}
          onClick={() => remove.mutate({ name: chosen.name })}
        >
          删除“{chosen.name}”
        </Button>
      )}
      {names && <NameDialog filter={filter} close={() => setNames(false)} />}
    </nav>
  )
}

function NameDialog({ filter, close }: { readonly filter: Filter; readonly close: () => void }) {
  const [name, setName] = useState('')
  const save = useTell<ViewList, { name: string; filter: Filter }>(VIEWS, {
    ...{ stale: [VIEWS], done: close },
  })
  const go = () => name.trim() !== '' && save.mutate({ name: name.trim(), filter })
  return (
    <Dialog
      open
      title="保存当前条件"
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={save.isPending}
      onOk={go}
      onCancel={close}
    >
      <div className="stack">
        <p>保存后只有您自己看得到。申请人的证件号码和电话不会保存。</p>
        <label className="line-field">
          <span>视图名称</span>
          <Input
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={go}
          />
        </label>
        {save.error !== null && (
          <p className="form-problem" role="alert">
            {asProblem(save.error).message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
