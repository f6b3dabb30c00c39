import { Button } from 'antd'
import { type PointerEvent, useState } from 'react'
import { urlOf } from '#ui/api/client.ts'
import { type AreaDraft, type Box, boxBetween, boxOf, type PageSize, type Point } from './marks.ts'

type Props = {
  /** Of the file, below `/api`. */
  readonly path: string
  readonly page: number
  readonly size: PageSize
  readonly count: number
  readonly areas: readonly AreaDraft[]
  readonly setPage: (page: number) => void
  readonly drawn: (box: Box) => void
}

/** One page as a picture, the marked areas over it; dragging adds one. The list says the same in words. */
export function PageBoard({ path, page, size, count, areas, setPage, drawn }: Props) {
  return (
    <section className="panel redact-board" aria-label="页面">
      <p className="row">
        <Button disabled={page <= 1} onClick={() => setPage(page - 1)}>
          上一页
        </Button>
        <span role="status">
          第 {page} 页，共 {count} 页
        </span>
        <Button disabled={page >= count} onClick={() => setPage(page + 1)}>
          下一页
        </Button>
      </p>
      <Sheet key={page} {...{ path, page, size, areas, drawn }} />
    </section>
  )
}

type Drag = { readonly from: Point; readonly to: Point }

function Sheet({ path, page, size, areas, drawn }: Omit<Props, 'count' | 'setPage'>) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const start = (event: PointerEvent<SVGSVGElement>) => {
    // A finger scrolls.
    if (event.button !== 0 || event.pointerType === 'touch') return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    const from = pointOf(event, size)
    setDrag({ from, to: from })
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (drag) setDrag({ ...drag, to: pointOf(event, size) })
  }
  const end = (event: PointerEvent<SVGSVGElement>) => {
    const box = drag && boxBetween(drag.from, pointOf(event, size), size)
    setDrag(null)
    if (box) drawn(box)
  }
  const dragged = drag && boxBetween(drag.from, drag.to, size)
  const here = areas.filter((area) => Number(area.page) === page)
  const { width, height } = size
  return (
    <div className="redact-sheet">
      {hasFailed && (
        <p className="form-problem" role="alert">
          第 {page} 页的图像没有取到。请换一页再回来试试；按文字遮盖不受影响。
        </p>
      )}
      <img
        src={urlOf(`${path}/pages/${page}`)}
        alt={`附件第 ${page} 页`}
        width={width}
        height={height}
        onError={() => setFailed(true)}
      />
      <svg
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
      >
        {here.map((area) => {
          const box = boxOf(area)
          return box && <rect key={area.id} className="redact-area" {...box} />
        })}
        {dragged && <rect className="redact-drag" {...dragged} />}
      </svg>
    </div>
  )
}

/** Where a pointer is, in points of the page. */
function pointOf(event: PointerEvent<SVGSVGElement>, { width, height }: PageSize): Point {
  const shown = event.currentTarget.getBoundingClientRect()
  return {
    x: ((event.clientX - shown.left) / shown.width) * width,
    y: ((event.clientY - shown.top) / shown.height) * height,
  }
}
