import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { get } from '#ui/api/client.ts'
import { asProblem } from '#ui/api/problem.ts'
import { keyOf } from '#ui/api/use-api.ts'
import type { RequestView } from '../../requests.contract.ts'
import { requestPath } from '../api/paths.ts'

type Props = {
  readonly request: Pick<RequestView, 'id'>
  readonly version: number
  /** The latest version was fetched and is on the page; what was typed is still there. */
  readonly accept: (version: number) => void
}

/** Somebody was faster: first their change is looked at, then one goes on with what one had typed. */
export function ChangedSince({ request, version, accept }: Props) {
  const client = useQueryClient()
  const [latest, setLatest] = useState<RequestView | null>(null)
  const [failure, setFailure] = useState('')
  const look = async () => {
    try {
      const path = requestPath(request.id)
      const found = await get<RequestView>(path)
      client.setQueryData(keyOf(path), found)
      setLatest(found)
    } catch (error) {
      setFailure(asProblem(error).message)
    }
  }
  const last = latest?.timeline.at(-1)
  return (
    <div className="form-problem stack changed-since" role="alert">
      <p>申请在您打开之后又有变化。您填写的内容还在，请先看过最新的情况再办理。</p>
      {latest === null && <Button onClick={() => void look()}>看最新的情况</Button>}
      {latest !== null && (
        <>
          <p>
            {last && `最近一步：${last.on} ${last.by} ${last.label}。`}
            {latest.version === version && '没有别的变化。'}
          </p>
          <Button onClick={() => accept(latest.version)}>我看过了，接着办理</Button>
        </>
      )}
      {failure !== '' && <p>{failure}</p>}
    </div>
  )
}
