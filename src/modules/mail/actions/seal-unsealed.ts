import type { MailPorts } from '../mail.ports.ts'
import { replaceUnsealed, unsealedMails } from '../mail.store.ts'
import { placeOf, sealedWords } from './sealing.ts'

/** So many in a transaction. */
const AT_ONCE = 500

/**
 * Seals letters that were entered in the open, before anything is sent; tells how many. Two programs
 * that start at the same time share them.
 */
export async function sealUnsealed({ db, cipher }: Pick<MailPorts, 'db' | 'cipher'>) {
  let sealed = 0
  for (let found = AT_ONCE; found === AT_ONCE; ) {
    found = await db.transaction().execute(async (tx) => {
      const mails = await unsealedMails(tx, AT_ONCE)
      for (const { region_id: regionId, id, recipient, unsealed } of mails) {
        if (!unsealed) continue
        const address = cipher.open(recipient, placeOf('recipient', id))
        const to = { name: unsealed.name, address }
        await replaceUnsealed(tx, { regionId, id }, sealedWords(cipher, id, { ...unsealed, to }))
      }
      return mails.length
    })
    sealed += found
  }
  return sealed
}
