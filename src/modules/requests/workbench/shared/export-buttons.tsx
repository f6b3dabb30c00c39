import { App, Button } from 'antd'
import { useState } from 'react'
import { post } from '#ui/api/client.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useWork } from '#ui/api/use-work.ts'
import { saveBase64 } from '#ui/table/save-text.ts'
import type { RegisterFile } from '../../requests.contract.ts'
import { REQUESTS } from '../api/paths.ts'

type Props = {
  /** Of the list below `/api`. */
  readonly path?: string
  readonly wanted: object
  readonly count: number
  /** What is said once it is saved. */
  readonly said?: (count: number) => string
}
type Format = 'xlsx' | 'csv'

const masked = (count: number) => `已导出 ${count} 件，申请人信息已遮盖，导出已记录。`

/** What is selected, all pages of it, as a file. */
export function ExportButtons({ path = REQUESTS, wanted, count, said = masked }: Props) {
  const { message } = App.useApp()
  const { act, isBusy } = useWork()
  const [taken, setTaken] = useState<Format | null>(null)
  const take = async (format: Format) => {
    setTaken(format)
    try {
      const file = await post<RegisterFile>(`${path}/export`, { ...wanted, format })
      saveBase64(file.name, file.content, file.mediaType)
      void message.success(said(file.count))
    } catch (error) {
      void message.error(asProblem(error).message)
    }
  }
  return (['xlsx', 'csv'] as const).map((format) => (
    <Button
      key={format}
      disabled={count === 0 || isBusy}
      loading={isBusy && taken === format}
      onClick={() => void act(() => take(format))}
    >
      {format === 'xlsx' ? '导出 Excel' : '导出 CSV'}
    </Button>
  ))
}
