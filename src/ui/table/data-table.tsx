import { Table, type TableProps } from 'antd'
import { useEffect, useRef } from 'react'

/** A table that scrolls sideways where the window is narrow, by keyboard as well. */
export function DataTable<Row extends object>(props: TableProps<Row>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = box
    if (!current) return
    const observer = new ResizeObserver(() => {
      for (const area of current.querySelectorAll<HTMLElement>(SCROLLING)) {
        const scrolls = area.scrollWidth > area.clientWidth || area.scrollHeight > area.clientHeight
        if (scrolls) area.tabIndex = 0
        else area.removeAttribute('tabindex')
      }
    })
    for (const area of current.querySelectorAll(SCROLLING)) observer.observe(area)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box}>
      <Table<Row> {...props} />
    </div>
  )
}

const SCROLLING = '.ant-table-content, .ant-table-body'
