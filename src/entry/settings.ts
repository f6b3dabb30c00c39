import { resolve } from 'node:path'
import { fail, type Result } from '#core/kit/result.ts'
import { NOTICES } from '#core/requests/citizens/notices.ts'
import { readSettings } from '#platform/config/read-settings.ts'
import {
  address,
  flag,
  oneOf,
  type Settings as SettingsOf,
  text,
  wholeNumber,
} from '#platform/config/setting.ts'
import { dysmsTexter, type Texter } from '#platform/sms/dysms.ts'

const MEGABYTE = 1024 * 1024

/** Everything that whoever runs the program can set, in the environment or in a file. */
export const SETTINGS = {
  HOST: text('监听地址；只在本机用 127.0.0.1，对外服务用 0.0.0.0 或 ::', { standard: '127.0.0.1' }),
  PORT: wholeNumber(0, 65_535)('监听端口；0 由系统分配', { standard: '8080' }),
  PUBLIC_URL: address(['http', 'https'])('网站对外的地址，用于链接、单点登录和邮件'),
  TRUST_PROXY: flag('前面有反向代理，相信它的 X-Forwarded-* 头', { standard: 'false' }),
  GONGKAI_DATA: text('数据文件夹：内置数据库、文件、密钥', { standard: 'data' }),
  DATABASE_URL: address(['postgres', 'postgresql'])(
    '外部 PostgreSQL（15 或更新）；不设则用内置数据库',
    {
      secret: true,
    },
  ),
  DATABASE_CONNECTIONS: wholeNumber(2, 200)('数据库连接数上限', { standard: '20' }),
  GONGKAI_SECRET: text('加密个人信息和签名用的主密钥，至少 32 个字符；不设则在数据文件夹里生成', {
    secret: true,
  }),
  CIPHER: oneOf(['aes', 'sm4'])('个人信息的加密算法', { standard: 'aes' }),
  WORKER: oneOf(['inside', 'apart'])('后台任务：与网站同一进程，或另起 gongkai worker', {
    standard: 'inside',
  }),
  SMTP_URL: address(['smtp', 'smtps'])('发信服务器', { secret: true }),
  MAIL_FROM: text('发信人地址', { standard: 'gongkai@localhost' }),
  SMS_URL: address(['http', 'https'])('短信服务（阿里云短信）的地址', {
    standard: 'https://dysmsapi.aliyuncs.com',
  }),
  SMS_KEY_ID: text('短信服务的 AccessKey ID；不设则不发短信'),
  SMS_KEY_SECRET: text('短信服务的 AccessKey Secret', { secret: true }),
  SMS_SIGN_NAME: text('短信签名'),
  SMS_TEMPLATES: text(
    '短信模板的编号：received=收到,supplement=补正,extended=延期,answered=答复，各写审核通过的 SMS_ 编号',
  ),
  STORAGE_URL: address(['http', 'https'])(
    'S3 兼容的文件存储，https://密钥:口令@主机/桶；不设则存在数据文件夹',
    {
      secret: true,
    },
  ),
  CLAMAV_URL: address(['clamd'])('病毒扫描服务'),
  OIDC_ISSUER: address(['http', 'https'])('单点登录的提供者'),
  OIDC_CLIENT_ID: text('单点登录的客户端编号'),
  OIDC_CLIENT_SECRET: text('单点登录的客户端口令', { secret: true }),
  ADMINISTRATORS_NEED_SECOND_FACTOR: flag(
    '系统、安全、审计管理员须先启用双重验证，才能办理其他事项；演示时不必',
    { standard: 'false' },
  ),
  LOG_LEVEL: oneOf(['silent', 'fatal', 'error', 'warn', 'info', 'debug'])('日志详细程度', {
    standard: 'info',
  }),
  METRICS: flag('在 /metrics 提供 Prometheus 指标（只应让监控系统访问）', { standard: 'true' }),
  REQUESTS_PER_MINUTE: wholeNumber(10, 1_000_000)('每个地址每分钟的请求上限', { standard: '1200' }),
  BODY_LIMIT_MB: wholeNumber(1, 100)('单个请求的上限（MB），文件除外', { standard: '2' }),
  FILE_LIMIT_MB: wholeNumber(1, 1000)('单个文件的上限（MB）', { standard: '100' }),
} as const

/** Settings as the program uses them: sizes in bytes, folders absolute. */
export type Settings = SettingsOf<typeof SETTINGS> & {
  readonly dataFolder: string
  readonly bodyLimit: number
  readonly fileLimit: number
}

/** The settings of this process, or a sentence with everything that is wrong about them. */
export function settingsFrom(environment: NodeJS.ProcessEnv): Result<Settings, string> {
  const read = readSettings(SETTINGS, environment)
  if (!read.ok) return read
  const incomplete = smsProblem(read.value)
  if (incomplete) return fail(incomplete)
  const { GONGKAI_DATA, BODY_LIMIT_MB, FILE_LIMIT_MB } = read.value
  return {
    ok: true,
    value: {
      ...read.value,
      dataFolder: resolve(GONGKAI_DATA),
      bodyLimit: BODY_LIMIT_MB * MEGABYTE,
      fileLimit: FILE_LIMIT_MB * MEGABYTE,
    },
  }
}

type SmsSettings = Pick<
  SettingsOf<typeof SETTINGS>,
  'SMS_URL' | 'SMS_KEY_ID' | 'SMS_KEY_SECRET' | 'SMS_SIGN_NAME' | 'SMS_TEMPLATES'
>

/** `received=SMS_1,answered=SMS_2` by name. */
function templatesIn(written: string): Readonly<Record<string, string>> {
  const pairs = written.split(/[,，\s]+/).map((pair) => pair.split('='))
  return Object.fromEntries(pairs.map(([name = '', code = '']) => [name, code]))
}

/** Short messages are sent with everything set or not at all; nobody is to think that they are sent. */
function smsProblem({ SMS_KEY_ID, SMS_KEY_SECRET, SMS_SIGN_NAME, SMS_TEMPLATES }: SmsSettings) {
  const needed = { SMS_KEY_ID, SMS_KEY_SECRET, SMS_SIGN_NAME, SMS_TEMPLATES }
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]))
  if (missing.length === Object.keys(needed).length) return null
  if (missing.length > 0) return `要发短信，还须设置 ${missing.join('、')}。`
  const templates = templatesIn(SMS_TEMPLATES ?? '')
  const unnamed = NOTICES.filter((name) => !/^SMS_\d+$/.test(templates[name] ?? ''))
  return unnamed.length === 0 ? null : `SMS_TEMPLATES 还缺 ${unnamed.join('、')} 的模板编号。`
}

/** The short message service; null where none is set. */
export function texterOf(settings: SmsSettings): Texter | null {
  const { SMS_URL: url, SMS_KEY_ID: id, SMS_KEY_SECRET: secret, SMS_SIGN_NAME: signName } = settings
  if (!id || !secret || !signName) return null
  const templates = templatesIn(settings.SMS_TEMPLATES ?? '')
  return dysmsTexter({ url, key: { id, secret }, signName, templates })
}
