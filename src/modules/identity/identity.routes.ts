import type { FastifyInstance } from 'fastify'
import { actionRoutes } from '#platform/http/action-routes.ts'
import { changeAgency } from './actions/change-agency.ts'
import { changePerson, createPerson, movePerson } from './actions/change-people.ts'
import { changeSite, readSite } from './actions/change-site.ts'
import { closeAgency } from './actions/close-agency.ts'
import { createAgency } from './actions/create-agency.ts'
import { giveRole } from './actions/give-role.ts'
import { confirmImport, previewImport } from './actions/import-rows.ts'
import {
  closeAccount,
  endAccountSessions,
  linkAccount,
  lockAccountByHand,
  resetSecondFactor,
  unlockAccount,
} from './actions/keep-accounts.ts'
import { leavePerson } from './actions/leave-person.ts'
import { moveAgency } from './actions/move-agency.ts'
import { openAccount } from './actions/open-account.ts'
import { revokeSession } from './actions/own-sessions.ts'
import { listAccounts } from './actions/read-accounts.ts'
import { listAgencies, readAgency } from './actions/read-agencies.ts'
import { readMe } from './actions/read-me.ts'
import { listPeople, readContact } from './actions/read-people.ts'
import { renameAgency } from './actions/rename-agency.ts'
import { resetPassword } from './actions/reset-password.ts'
import { revokeRole } from './actions/revoke-role.ts'
import type { Entrance } from './routes/entrance.ts'
import { ownPasswordRoutes } from './routes/own-password-routes.ts'
import { setUpRoutes } from './routes/set-up-routes.ts'
import { signInRoutes } from './routes/sign-in-routes.ts'
import { signOnRoutes } from './routes/sign-on-routes.ts'
import { turnstile } from './routes/turnstile.ts'

/** Everything this room answers: who is here, agencies, people, accounts, imports, first set-up. */
export function identityRoutes(app: FastifyInstance, entrance: Entrance): void {
  // Two cores hash; a line of a hundred is some three seconds long.
  const pass = turnstile(4, 100)
  signInRoutes(app, entrance, pass)
  ownPasswordRoutes(app, entrance, pass)
  signOnRoutes(app, entrance)
  setUpRoutes(app, entrance)
  actionRoutes(app, '机构、人员和账号', entrance.execute, [
    { url: '/me', action: readMe },
    { url: '/me/sessions/:sessionId/revoke', action: revokeSession },

    { url: '/site', action: readSite },
    { url: '/site', action: changeSite },

    { url: '/agencies', action: listAgencies },
    { url: '/agencies/:agencyId', action: readAgency },
    { url: '/agencies/create', action: createAgency },
    { url: '/agencies/:agencyId/change', action: changeAgency },
    { url: '/agencies/:agencyId/rename', action: renameAgency },
    { url: '/agencies/:agencyId/move', action: moveAgency },
    { url: '/agencies/:agencyId/close', action: closeAgency },

    { url: '/people', action: listPeople },
    { url: '/people/:personId/contact', action: readContact },
    { url: '/people/create', action: createPerson },
    { url: '/people/:personId/change', action: changePerson },
    { url: '/people/:personId/move', action: movePerson },
    { url: '/people/:personId/leave', action: leavePerson },

    { url: '/accounts', action: listAccounts },
    { url: '/accounts/open', action: openAccount },
    { url: '/accounts/:accountId/reset-password', action: resetPassword },
    { url: '/accounts/:accountId/close', action: closeAccount },
    { url: '/accounts/:accountId/lock', action: lockAccountByHand },
    { url: '/accounts/:accountId/unlock', action: unlockAccount },
    { url: '/accounts/:accountId/end-sessions', action: endAccountSessions },
    { url: '/accounts/:accountId/reset-second-factor', action: resetSecondFactor },
    { url: '/accounts/:accountId/link', action: linkAccount },
    { url: '/accounts/:accountId/grants/give', action: giveRole },
    { url: '/grants/:grantId/revoke', action: revokeRole },

    { url: '/imports/preview', action: previewImport, method: 'POST' },
    { url: '/imports/confirm', action: confirmImport },
  ])
}
