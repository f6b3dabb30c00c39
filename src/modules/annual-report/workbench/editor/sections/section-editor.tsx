import { Button } from 'antd'
import { type ChangeEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { settings } from '#core/annual-report/checking/settings.ts'
import type { Section } from '#core/annual-report/template.ts'
import { similarity } from '#core/kit/similarity.ts'
import { domId, useEditor } from '../model/editor.ts'
import { shownLength, type TopicState, topicHeading, topicState } from './section-words.ts'
import './section-editor.css'

type Props = { readonly id: string; readonly section: Section | null; readonly title: string }

/** The text of one part: required sub-topics, length, last year's text, what is found in it. */
export function SectionEditor({ id, section, title }: Props) {
  const editor = useEditor()
  const place = `section:${id}`
  const text = editor.content.sections[id] ?? ''
  const findings = editor.findingsAt.get(place) ?? []
  const person = editor.people.find((each) => each.place === place)
  const insert = (heading: string) => {
    const gap = text === '' || text.endsWith('\n') ? '' : '\n'
    editor.autosave.type(place, `${text}${gap}${heading}\n`)
    document.getElementById(domId(place))?.focus()
  }
  return (
    <div className="section-editor">
      {section && <Topics section={section} text={text} insert={insert} />}
      <div className={editor.showsPrevious && editor.previous ? 'section-sides' : undefined}>
        <div>
          <TextField place={place} text={text} label={title} />
          <p className="section-foot">
            <Length id={id} text={text} />
            {person && <span className="section-person">{person.name}正在这里</span>}
            {editor.view.may.comment && (
              <Button
                size="small"
                onClick={() => {
                  editor.setPlace(place)
                  editor.openPanel('comments')
                }}
              >
                写意见
              </Button>
            )}
          </p>
        </div>
        {editor.showsPrevious && editor.previous && <PreviousText id={id} text={text} />}
      </div>
      {findings.length > 0 && (
        <ul id={`${domId(place)}-notes`} className="section-findings">
          {findings.map((finding) => (
            <li
              key={`${finding.rule}${finding.message}`}
              className={`finding-line is-${finding.level}`}
            >
              {finding.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A text field that grows; a word being composed is saved when it is complete. */
function TextField({ place, text, label }: { place: string; text: string; label: string }) {
  const editor = useEditor()
  const field = useRef<HTMLTextAreaElement>(null)
  const [composed, setComposed] = useState<string | null>(null)
  const caret = useRef<number | null>(null)
  const shown = composed ?? text
  useEffect(() => {
    const { current } = field
    const fit = () => current && fitHeight(current)
    window.addEventListener('resize', fit)
    return () => window.removeEventListener('resize', fit)
  }, [])
  useLayoutEffect(() => {
    const { current } = field
    if (!current) return
    fitHeight(current)
    // Somebody else's paragraph came in: the caret stays where it was.
    if (caret.current !== null && document.activeElement === current && current.value === shown) {
      current.setSelectionRange(caret.current, caret.current)
    }
  }, [shown])
  const change = (event: ChangeEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart } = event.target
    caret.current = selectionStart
    const { isComposing } = event.nativeEvent as InputEvent
    if (isComposing) setComposed(value)
    else editor.autosave.type(place, value)
  }
  const invalid = (editor.findingsAt.get(place) ?? []).some(({ level }) => level === 'error')
  return (
    <textarea
      ref={field}
      id={domId(place)}
      className="section-text"
      aria-label={label}
      aria-describedby={`${domId(place)}-notes`}
      aria-invalid={invalid || undefined}
      readOnly={!editor.mayEdit}
      rows={4}
      value={shown}
      onChange={change}
      onSelect={(event) => {
        caret.current = event.currentTarget.selectionStart
      }}
      onFocus={() => editor.setPlace(place)}
      onCompositionEnd={(event) => {
        setComposed(null)
        editor.autosave.type(place, event.currentTarget.value)
      }}
    />
  )
}

function fitHeight(field: HTMLTextAreaElement): void {
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight + 2}px`
}

type TopicsProps = { section: Section; text: string; insert: (heading: string) => void }

function Topics({ section, text, insert }: TopicsProps) {
  const editor = useEditor()
  const topics = section.topics ?? []
  if (topics.length === 0) return null
  return (
    <ul className="topic-list" aria-label="应当写明的内容">
      {topics.map((topic, index) => {
        const state = topicState(editor.report, section, topic)
        return (
          <li key={topic.id} className={state === 'written' ? 'is-there' : 'is-missing'}>
            <span aria-hidden="true">{state === 'written' ? '✓' : '○'}</span> {topic.label}
            <span className="visually-hidden">，{STATE_WORDS[state]}</span>
            {state === 'missing' && editor.mayEdit && (
              <button
                type="button"
                className="topic-insert"
                onClick={() => insert(topicHeading(topic, index, text))}
              >
                插入标题
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const STATE_WORDS: Readonly<Record<TopicState, string>> = {
  missing: '尚缺',
  empty: '标题下还没有写',
  written: '已有',
}

function Length({ id, text }: { id: string; text: string }) {
  const length = shownLength(text)
  const { section, maximum } = settings.overview
  if (id !== section) return <span>{length} 字</span>
  return (
    <span className={length > maximum ? 'is-late' : undefined}>
      {length} 字，建议不超过 {maximum} 字
    </span>
  )
}

function PreviousText({ id, text }: { id: string; text: string }) {
  const { previous } = useEditor()
  const before = previous?.content.sections[id] ?? ''
  const alike = Math.round(similarity(text, before) * 100)
  const isTooAlike = alike >= settings.similarity.threshold * 100
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard as well.
    <aside className="section-previous" aria-label="上年文字" tabIndex={0}>
      <p className="section-foot">
        <strong>{previous?.year} 年</strong>
        <span className={isTooAlike ? 'is-late' : undefined}>相似 {alike}%</span>
      </p>
      {before === '' ? (
        <p className="soft">上年没有这一部分的文字。</p>
      ) : (
        before.split('\n').map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name.
          <p key={index}>{line}</p>
        ))
      )}
    </aside>
  )
}
