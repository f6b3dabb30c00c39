import { Button } from 'antd'
import { useState } from 'react'
import { placeName } from '#core/annual-report/editing/place.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { momentText } from '#ui/dates.ts'
import { LongField } from '#ui/form/long-field.tsx'
import { tooLong } from '#ui/form/text-length.ts'
import type { CommentData } from '../../../annual-report.contract.ts'
import { reportPath } from '../../api/paths.ts'
import { type Editor, goTo, useEditor } from '../model/editor.ts'

/** What people said about the report and its places: open ones first. */
export function CommentsTab() {
  const editor = useEditor()
  const { comments } = editor.view
  const open = comments.filter(({ resolvedAt }) => !resolvedAt)
  const resolved = comments.filter(({ resolvedAt }) => resolvedAt)
  return (
    <>
      {editor.view.may.comment && <NewComment editor={editor} />}
      {comments.length === 0 && <p className="side-empty">还没有意见。</p>}
      <ul className="comment-list">
        {open.map((comment) => (
          <Comment key={comment.id} comment={comment} editor={editor} />
        ))}
      </ul>
      {resolved.length > 0 && (
        <details>
          <summary>已处理的 {resolved.length} 条</summary>
          <ul className="comment-list is-resolved">
            {resolved.map((comment) => (
              <Comment key={comment.id} comment={comment} editor={editor} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function nameOf({ template }: Editor, place: string): string {
  return place === 'report' ? '整份报告' : placeName(template, place)
}

const MOST_TEXT = 2000

function NewComment({ editor }: { readonly editor: Editor }) {
  const [text, setText] = useState('')
  const [isWhole, setIsWhole] = useState(false)
  const isReady = text.trim() !== '' && !tooLong(text, MOST_TEXT)
  const place = isWhole ? 'report' : (editor.place ?? 'report')
  const add = useTell<unknown, { place: string; text: string }>(
    `${reportPath(editor.reportId)}/comments`,
    {
      done: () => {
        setText('')
        editor.refresh()
      },
    },
  )
  return (
    <form
      className="new-comment"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) add.mutate({ place, text: text.trim() })
      }}
    >
      <p className="comment-place">对 {nameOf(editor, place)}</p>
      <LongField label="意见" value={text} set={setText} max={MOST_TEXT} rows={2} />
      {add.error !== null && <p className="field-error">{asProblem(add.error).message}</p>}
      <div className="row">
        <label>
          <input
            type="checkbox"
            checked={isWhole}
            onChange={(event) => setIsWhole(event.target.checked)}
          />{' '}
          对整份报告
        </label>
        <Button htmlType="submit" type="primary" loading={add.isPending} disabled={!isReady}>
          提出意见
        </Button>
      </div>
    </form>
  )
}

function Comment({ comment, editor }: { readonly comment: CommentData; readonly editor: Editor }) {
  const verb = comment.resolvedAt ? 'reopen' : 'resolve'
  const tell = useTell<unknown>(`${reportPath(editor.reportId)}/comments/${comment.id}/${verb}`, {
    done: () => {
      editor.refresh()
      // The button goes away with the remark: the next Tab leads to what is left.
      document.getElementById('side-content')?.focus()
    },
  })
  return (
    <li className="comment">
      <p className="comment-place">
        {comment.place === 'report' ? (
          '整份报告'
        ) : (
          <button type="button" onClick={() => goTo(comment.place)}>
            {nameOf(editor, comment.place)}
          </button>
        )}
      </p>
      <p className="comment-text">{comment.text}</p>
      <p className="comment-foot">
        {comment.accountName} {momentText(comment.at)}
        {comment.resolvedAt && `，${comment.resolvedName}已处理`}
        {(editor.mayEdit || editor.view.may.comment) && (
          <button type="button" disabled={tell.isPending} onClick={() => tell.mutate({})}>
            {comment.resolvedAt ? '重新打开' : '标为已处理'}
          </button>
        )}
      </p>
    </li>
  )
}
