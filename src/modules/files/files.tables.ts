export type FileTable = {
  region_id: string
  id: string
  sha256: string
  size: number
  media_type: string
  name: string
  scan: 'clean' | 'not-scanned'
  created_at: string
  created_by: string | null
}

export type FilesTables = { file: FileTable }
