import { addDays, type Day, dayInChina } from '../kit/day.ts'
import type { PasswordPolicy } from './policy.ts'

/** What a password may not contain or be. */
export type PasswordOwner = { readonly login: string; readonly name: string }

/** Longer ones are cut off by nobody, but hashing a novel is work that somebody else pays for. */
const MOST_CHARACTERS = 200

/**
 * The words that lead every list of leaked passwords, and what an office would put in their place.
 * Ten characters long they are only with figures and signs around them, which is tried first.
 */
const COMMON_WORDS = new Set([
  ...['password', 'passwd', 'passw', 'admin', 'administrator', 'root', 'test', 'tester', 'guest'],
  ...['user', 'login', 'welcome', 'hello', 'letmein', 'master', 'system', 'secret', 'default'],
  ...['iloveyou', 'woaini', 'dragon', 'monkey', 'sunshine', 'princess', 'football', 'baseball'],
  ...['superman', 'qwerty', 'qwertyuiop', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm', 'qazwsx'],
  ...['qazwsxedc', 'abc', 'abcd', 'abcde', 'abcdef', 'abcdefg', 'aaa', 'abcabc', 'asd', 'qwe'],
  ...['zhengfu', 'zhengwu', 'gongkai', 'xinxi', 'bangong', 'mima', 'zhongguo', 'china', 'beijing'],
  ...['changeme', 'computer', 'internet', 'server', 'oracle', 'manager', 'office', 'government'],
  ...['密码', '管理员', '政府', '办公室', '公开', '政务公开', '中国'],
])

/** Keys in the order of the keyboard and of the alphabet. */
const RUNS = [
  ...['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', '1q2w3e4r5t6y7u8i9o0p', '!@#$%^&*()'],
]

/** Letters that figures and signs stand for. */
const LEET: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' },
}

/** Why a password will not do, one sentence; null where it will. */
export function passwordProblem(
  password: string,
  owner: PasswordOwner,
  { leastLength }: PasswordPolicy,
): string | null {
  const length = [...password].length
  if (length < leastLength) return `密码至少要 ${leastLength} 个字符，现在是 ${length} 个。`
  if (length > MOST_CHARACTERS) return `密码最多 ${MOST_CHARACTERS} 个字符。`
  const plain = password.toLowerCase()
  const own = [owner.login, owner.name].map((word) => word.trim().toLowerCase())
  if (own.some((word) => [...word].length >= 2 && plain.includes(word))) {
    return '密码里不能有自己的登录名或姓名。'
  }
  if (isEasilyGuessed(plain)) {
    return '这个密码太常见，容易被猜到；请换一个，例如几个不相干的词连在一起。'
  }
  return null
}

/** Whether it is of a shape that guessing begins with. */
function isEasilyGuessed(plain: string): boolean {
  return isCommonWord(plain) || isRun(plain) || isRepetition(plain) || isFew(plain)
}

/** Figures and signs only (a birthday, a telephone number), or a common word between them. */
function isCommonWord(plain: string): boolean {
  const word = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const letters = [...word].map((character) => LEET[character] ?? character).join('')
  return word === '' || COMMON_WORDS.has(word) || COMMON_WORDS.has(letters)
}

/** Mostly pieces of keyboard rows, forwards or backwards: `qwer1234asdf`. */
function isRun(plain: string): boolean {
  const PIECE = 4
  const rows = [...RUNS, ...RUNS.map((row) => [...row].reverse().join(''))]
  let covered = 0
  for (let at = 0; at + PIECE <= plain.length; ) {
    const piece = plain.slice(at, at + PIECE)
    const found = rows.some((row) => row.includes(piece))
    covered += found ? PIECE : 0
    at += found ? PIECE : 1
  }
  return covered >= plain.length * 0.8
}

/** The same piece over and over: `abcabcabcabc`. */
function isRepetition(plain: string): boolean {
  return /^(.{1,5}?)\1+.{0,2}$/su.test(plain)
}

/** Very few different characters. */
function isFew(plain: string): boolean {
  return new Set(plain).size <= 3
}

/** The last day on which the password holds; null where it never runs out. */
export function passwordExpiresOn(changedAt: string | null, policy: PasswordPolicy): Day | null {
  if (policy.expiresAfterDays === null || changedAt === null) return null
  return addDays(dayInChina(changedAt), policy.expiresAfterDays)
}

/** Whether it must be changed before anything else is done. */
export function hasRunOut(changedAt: string | null, today: Day, policy: PasswordPolicy): boolean {
  const last = passwordExpiresOn(changedAt, policy)
  return last !== null && today > last
}
