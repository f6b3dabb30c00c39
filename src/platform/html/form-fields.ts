import { type Html, html, type Renderable } from './html.ts'

type Common = {
  /** Name of the value sent; also the id of the control, so unique on the page. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** What is wrong with what was given. */
  readonly error?: string | undefined
}

export type Option = {
  readonly value: string
  readonly text: string
  /** Options with the same heading stand together, in the order of the list. */
  readonly group?: string
}

/** A line to type in, with its label, hint and error. What was typed is kept. */
export function textField(
  field: Common & {
    readonly value: string
    readonly type?: 'text' | 'search' | 'email' | 'tel'
    readonly autocomplete?: string
    readonly maxLength?: number
  },
): Html {
  const { name, value, type = 'text', autocomplete, maxLength } = field
  return fieldHtml(
    field,
    html`<input id="${name}" name="${name}" type="${type}" value="${value}"${
      autocomplete && html` autocomplete="${autocomplete}"`
    }${maxLength !== undefined && html` maxlength="${maxLength}"`}${describedBy(field)}>`,
  )
}

/** Several lines to type in, with label, hint and error. What was typed is kept. */
export function areaField(
  field: Common & { readonly value: string; readonly rows?: number; readonly maxLength?: number },
): Html {
  const { name, value, rows = 5, maxLength } = field
  // A browser drops one line break after the tag: the first of what was typed must not be it.
  return fieldHtml(
    field,
    html`<textarea id="${name}" name="${name}" rows="${rows}"${
      maxLength !== undefined && html` maxlength="${maxLength}"`
    }${describedBy(field)}>\n${value}</textarea>`,
  )
}

/** Files to be handed in, several at once. A browser forgets them when the page is shown again. */
export function filesField(field: Common): Html {
  const { name } = field
  return fieldHtml(
    field,
    html`<input id="${name}" name="${name}" type="file" multiple${describedBy(field)}>`,
  )
}

/** One thing to be agreed to. */
export function checkField(field: Common & { readonly isChecked: boolean }): Html {
  const { name, label, hint, error, isChecked } = field
  return html`<div class="field field-check${error && ' field-wrong'}">
${error && html`<p class="error" id="${name}-error">${error}</p>\n`}<label for="${name}"><input type="checkbox" id="${name}" name="${name}" value="yes"${isChecked && html` checked`}${describedBy(field)}> ${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>\n`}</div>
`
}

/** A choice among options, with its label, hint and error. */
export function selectField(
  field: Common & { readonly options: readonly Option[]; readonly chosen: string },
): Html {
  const { name, options, chosen } = field
  const option = ({ value, text }: Option) =>
    html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>\n`
  const groups = Map.groupBy(options, ({ group }) => group ?? '')
  return fieldHtml(
    field,
    html`<select id="${name}" name="${name}"${describedBy(field)}>
${[...groups].map(([heading, members]) =>
  heading === ''
    ? members.map(option)
    : html`<optgroup label="${heading}">\n${members.map(option)}</optgroup>\n`,
)}</select>`,
  )
}

/** What is wrong with a form, before it: each sentence leads to its field. */
export function errorSummary(errors: Readonly<Record<string, string>>): Html | '' {
  const entries = Object.entries(errors)
  if (entries.length === 0) return ''
  return html`<div class="error-summary" role="alert" tabindex="-1">
<h2>有 ${entries.length} 处需要更正</h2>
<ul>${entries.map(([name, message]) => html`<li><a href="#${name}">${message}</a></li>`)}</ul>
</div>
`
}

function fieldHtml({ name, label, hint, error }: Common, control: Renderable): Html {
  return html`<div class="field${error && ' field-wrong'}">
<label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>\n`}${
  error && html`<p class="error" id="${name}-error">${error}</p>\n`
}${control}
</div>
`
}

function describedBy({ name, hint, error }: Common): Html | '' {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(error ? [`${name}-error`] : [])]
  if (ids.length === 0) return ''
  return html` aria-describedby="${ids.join(' ')}"${error && html` aria-invalid="true"`}`
}
