const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `找不到：${path}`,
  EACCES: (path) => `没有权限：${path}`,
  EPERM: (path) => `系统不允许：${path}`,
  EROFS: (path) => `磁盘是只读的：${path}`,
  ENOSPC: (path) => `磁盘已满，写不下：${path}`,
  EDQUOT: (path) => `磁盘配额已用完，写不下：${path}`,
  EFBIG: (path) => `文件太大，写不下：${path}`,
  EISDIR: (path) => `这是文件夹，不是文件：${path}`,
  ENOTDIR: (path) => `路径中间有一段不是文件夹：${path}`,
  EEXIST: (path) => `已有同名的文件：${path}`,
  ENAMETOOLONG: (path) => `文件名太长：${path}`,
  ELOOP: (path) => `符号链接绕成了圈：${path}`,
  EMFILE: () => '打开的文件太多，请稍后再试',
  EBUSY: (path) => `文件正被别的程序占用：${path}`,
  EIO: (path) => `磁盘读写出错：${path}`,
}

/** What the operating system refused, in one Chinese sentence. */
export function diskSentence(error: unknown, path: string): string {
  const code = errorCode(error)
  const sentence = SENTENCES[code]
  return sentence ? sentence(path) : `读写出错（${code}）：${path}`
}

/** The system's code of an error (`ENOENT`), or `UNKNOWN`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN'
}
