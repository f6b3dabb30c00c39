import { afterEach, beforeEach, expect, it } from 'vitest'
import { type MailServer, mailServer } from '#testing/mail/mail-server.ts'
import { type Post, smtpPost } from './smtp.ts'

let server: MailServer
let post: Post
beforeEach(async () => {
  server = await mailServer()
  post = smtpPost(server.url, { name: '安澜县', address: 'office@anlan.example' })
})
afterEach(async () => {
  post.close()
  await server.close()
})

const letter = {
  id: '01890000-0000-7000-8000-000000000000',
  to: { name: '王专干', address: 'clerk@anlan.example' },
  subject: '年度报告尚未提交',
  body: '请于 1 月 20 日前提交。',
}

it('hands a letter to the server with its id', async () => {
  await post.check()
  await post.send(letter)
  expect(server.letters).toHaveLength(1)
  const { to, text } = server.letters[0] ?? { to: [], text: '' }
  expect(to).toEqual(['clerk@anlan.example'])
  expect(text).toContain(`Message-ID: <${letter.id}@anlan.example>`)
  const [, body = ''] = text.split('\r\n\r\n')
  expect(Buffer.from(body, 'base64').toString()).toBe(letter.body)
})

it('throws where the server does not take it', async () => {
  server.refuse = 'no such mailbox'
  await expect(post.send(letter)).rejects.toThrow('no such mailbox')
})

it('throws where there is no server', async () => {
  await server.close()
  await expect(post.check()).rejects.toThrow()
})
