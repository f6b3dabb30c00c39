import { SMTPServer } from 'smtp-server'
import { afterEach, expect, it } from 'vitest'
import { type Post, smtpPost } from './smtp.ts'

let server: SMTPServer | null = null
let post: Post | null = null
afterEach(async () => {
  post?.close()
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
})

async function mailServer(received: string[]): Promise<string> {
  const started = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('gone') ? done(new Error('no such mailbox')) : done(),
    onData: (stream, _session, done) => {
      let letter = ''
      stream.on('data', (part: Buffer) => {
        letter += part.toString()
      })
      stream.on('end', () => {
        received.push(letter)
        done()
      })
    },
  })
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', () => resolve()))
  const address = started.server.address()
  return `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

const letter = {
  id: '01890000-0000-7000-8000-000000000000',
  to: { name: '王专干', address: 'clerk@anlan.example' },
  subject: '年度报告尚未提交',
  body: '请于 1 月 20 日前提交。',
}

it('hands a letter to the server with its id', async () => {
  const received: string[] = []
  post = smtpPost(await mailServer(received), { name: '安澜县', address: 'office@anlan.example' })
  await post.send(letter)
  expect(received).toHaveLength(1)
  expect(received[0]).toContain(`Message-ID: <${letter.id}@anlan.example>`)
  const body = received[0]?.split('\r\n\r\n')[1] ?? ''
  expect(Buffer.from(body, 'base64').toString()).toBe(letter.body)
})

it('throws where the server does not take it', async () => {
  post = smtpPost(await mailServer([]), { name: '安澜县', address: 'office@anlan.example' })
  const gone = { ...letter, to: { name: '', address: 'gone@anlan.example' } }
  await expect(post.send(gone)).rejects.toThrow('no such mailbox')
})
