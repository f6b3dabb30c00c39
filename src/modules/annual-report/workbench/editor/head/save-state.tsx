import { clockText } from '#ui/dates.ts'
import { useEditor } from '../model/editor.ts'

/** Whether what was typed is safe, in words. */
export function SaveState() {
  const { state, autosave, mayEdit } = useEditor()
  const { status } = state
  if (!mayEdit) return <span className="save-state">只读</span>
  return (
    <span className={`save-state is-${status.kind}`} role="status" aria-live="polite">
      {status.kind === 'saved' && (status.at ? `已保存 ${clockText(status.at)}` : '自动保存')}
      {status.kind === 'saving' && '保存中'}
      {status.kind === 'offline' &&
        (status.isKept
          ? '离线：已存在本机，连上后自动保存'
          : '离线，且本机不能暂存：请不要关闭页面')}
      {status.kind === 'refused' && (
        <>
          {status.problem.status === 401
            ? '登录已过期，改动已存在本机。请在新窗口登录后'
            : `未保存：${status.problem.message}`}
          <button type="button" onClick={autosave.tryNow}>
            再试一次
          </button>
        </>
      )}
    </span>
  )
}
