const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `找不到：${path}，请核对文件名和所在文件夹`,
  EACCES: (path) => `没有权限：${path}，请换一个文件夹，或关闭已打开的文件再试`,
  EPERM: (path) => `系统不允许：${path}，请换一个文件夹，或关闭已打开的文件再试`,
  EROFS: (path) => `磁盘是只读的：${path}，请换一个文件夹`,
  ENOSPC: (path) => `磁盘已满，写不下：${path}，请清理磁盘或换一个磁盘`,
  EDQUOT: (path) => `磁盘配额已用完，写不下：${path}，请清理磁盘或换一个磁盘`,
  EFBIG: (path) => `文件太大，写不下：${path}，请换一个磁盘`,
  EISDIR: (path) => `这是文件夹，不是文件：${path}，请写明文件名`,
  ENOTDIR: (path) => `路径中间有一段不是文件夹：${path}，请换一个文件夹`,
  EEXIST: (path) => `已有同名的文件：${path}，请换一个文件名`,
  ENAMETOOLONG: (path) => `文件名太长：${path}，请改短一些`,
  ELOOP: (path) => `快捷链接绕成了圈：${path}，请改用原来的文件`,
  EMFILE: () => '打开的文件太多，请稍后再试',
  EBUSY: (path) => `文件正被别的程序占用：${path}，请关闭已打开的文件再试`,
  EIO: (path) => `磁盘读写出错：${path}，请换一个磁盘或文件夹`,
}

/** What the operating system refused, and what to do about it, in one Chinese sentence. */
export function diskSentence(error: unknown, path: string): string {
  const code = errorCode(error)
  const sentence = SENTENCES[code]
  return sentence ? sentence(path) : `读写出错（${code}）：${path}，请换一个文件夹或稍后再试`
}

/** The system's code of an error (`ENOENT`), or `UNKNOWN`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN'
}
