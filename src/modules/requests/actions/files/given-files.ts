import { isApproved, issuedApproval } from '#core/requests/life/given-files.ts'
import { markedTitle } from '#core/requests/redacted-titles.ts'
import { type FileRow, filesOf, updateFile } from '../../store/files.ts'
import type { Ctx, Loaded } from '../load-request.ts'

/** What is attached to a request, in the order in which it was added. */
export function filesOfRequest({ tx }: Pick<Ctx, 'tx'>, { request }: Pick<Loaded, 'request'>) {
  return filesOf(tx, { regionId: request.region_id, requestId: request.id })
}

export const isAnswerFile = ({ use }: Pick<FileRow, 'use'>): boolean => use === 'answer'

/** The ids of what is to be given out with the answer, in an order of their own. */
export async function answerFileIds(context: Ctx, loaded: Loaded): Promise<readonly string[]> {
  const files = await filesOfRequest(context, loaded)
  return files
    .filter(isAnswerFile)
    .map(({ file_id }) => file_id)
    .toSorted()
}

/** What was signed and left the house with the answer: all its applicant may take away. */
export async function approvedFiles(context: Ctx, loaded: Loaded): Promise<readonly FileRow[]> {
  const approval = issuedApproval(loaded.events)
  if (!approval) return []
  const files = await filesOfRequest(context, loaded)
  return files.filter((file) =>
    isApproved(approval, { id: file.file_id, isAnswer: isAnswerFile(file) }),
  )
}

/** Keeps a file with the request that is no longer to be given out, under a title that says why. */
export async function putAside(
  { tx }: Pick<Ctx, 'tx'>,
  loaded: Pick<Loaded, 'request'>,
  row: FileRow,
  mark: string,
): Promise<Pick<FileRow, 'use' | 'title'>> {
  const others = (await filesOfRequest({ tx }, loaded)).filter(
    ({ file_id }) => file_id !== row.file_id,
  )
  const taken = new Set(others.map(({ title }) => title))
  const title = markedTitle(row.title.replace(/\.pdf$/i, ''), mark, taken)
  const change = { use: 'other', title } as const
  await updateFile(tx, row, change)
  return change
}
