import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Problem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import type { RedactionDone } from '../../requests.contract.ts'
import { REQUESTS } from '../api/paths.ts'
import { ChoiceField } from '../shared/fields.tsx'
import { AreaList } from './area-list.tsx'
import { GROUND_OPTIONS } from './ground-options.ts'
import {
  areaOf,
  type Box,
  firstBox,
  gapsOf,
  inputOf,
  type MarksDraft,
  type MarksInput,
  NO_MARKS,
  type PageSize,
} from './marks.ts'
import { PageBoard } from './page-board.tsx'
import { RedactResult } from './redact-result.tsx'
import { TextList } from './text-list.tsx'
import { UnderWayNote } from './under-way-note.tsx'

type Props = {
  readonly requestId: string
  /** Of the file, below `/api`. */
  readonly path: string
  readonly pages: readonly PageSize[]
}

/** The pages beside the list of marks; what was marked stays until one leaves, whatever is refused. */
export function RedactForm({ requestId, path, pages }: Props) {
  const [page, setPage] = useState(1)
  const [marks, setMarks] = useState<MarksDraft>(NO_MARKS)
  const [ground, setGround] = useState('')
  const [gaps, setGaps] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [made, setMade] = useState<{ done: RedactionDone; input: MarksInput } | null>(null)
  const redact = useTell<RedactionDone, MarksInput>(`${path}/redact`, {
    stale: [REQUESTS],
    done: (done, input) => setMade({ done, input }),
    refused: (refusal) => {
      setProblem(refusal)
      setGaps(refusal.fields)
    },
  })
  const isEmpty = marks.areas.length + marks.texts.length === 0
  useStayQuestion(!isEmpty && made === null)
  const change = (part: Partial<MarksDraft>) => {
    setMarks({ ...marks, ...part })
    setGaps({})
    setMade(null)
  }
  const id = 1 + Math.max(0, ...[...marks.areas, ...marks.texts].map((mark) => mark.id))
  const addArea = (box: Box) => change({ areas: [...marks.areas, areaOf(id, page, box, ground)] })
  const run = () => {
    const found = gapsOf(marks, pages)
    setGaps(found)
    setProblem(null)
    setMade(null)
    if (Object.keys(found).length === 0) redact.mutate(inputOf(marks))
  }
  const size = pages[page - 1]
  return (
    <div className="redact">
      {size && (
        <PageBoard
          {...{ path, page, size, count: pages.length, areas: marks.areas, setPage }}
          drawn={addArea}
        />
      )}
      <section className="panel redact-side" aria-label="标注">
        <ChoiceField
          label="新标注的依据"
          hint="先选依据再框选，可以少选几次；每一处的依据都可以再改。"
          value={ground || null}
          set={setGround}
          options={GROUND_OPTIONS}
        />
        <AreaList
          {...{ areas: marks.areas, gaps, setPage }}
          set={(areas) => change({ areas })}
          add={() => size && addArea(firstBox(size))}
        />
        <TextList
          {...{ texts: marks.texts, gaps }}
          set={(texts) => change({ texts })}
          add={() => change({ texts: [...marks.texts, { id, text: '', ground }] })}
        />
        <Button type="primary" disabled={isEmpty} loading={redact.isPending} onClick={run}>
          生成部分公开的文件
        </Button>
        {redact.isPending && <UnderWayNote path={path} pages={pages.length} />}
        {Object.keys(gaps).length > 0 && problem === null && (
          <p className="form-problem" role="alert">
            有 {Object.keys(gaps).length} 处需要填写或者更正，请看上面的标注。
          </p>
        )}
        {problem !== null && (
          <p className="form-problem" role="alert">
            {problem.message} 您的标注都还在，改好后可以再次生成。
          </p>
        )}
        <div aria-live="polite">{made && <RedactResult requestId={requestId} {...made} />}</div>
      </section>
    </div>
  )
}

/** Whoever closes the page with marks that led to nothing yet is asked first. */
function useStayQuestion(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}
