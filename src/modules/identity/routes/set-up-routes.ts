import { program } from '#platform/action/actor.ts'
import { newId } from '#platform/db/uuid.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { isSetUp } from '../actions/means/set-up-code.ts'
import { setUp } from '../actions/set-up.ts'
import { Done, SetUpInput, SetUpState } from '../identity.contract.ts'
import { described, inputOf, type Mount } from './entrance.ts'

/** The first start, as long as there is no region. */
export const setUpRoutes: Mount = (app, { db, execute, setUpCode }) => {
  const state = { name: 'identity.read-set-up', title: '是否已完成首次设置' }
  app.get(
    '/api/set-up',
    described({ ...state, audience: 'anyone', output: SetUpState }),
    async () => ({ isSetUp: await isSetUp(db) }),
  )
  app.post(
    '/api/set-up',
    described({ ...setUp, body: SetUpInput, output: Done, isGuessing: true }),
    async (request, reply) => {
      const { origin } = request.actor
      const actor = { ...program(newId(), '首次设置', 'web'), origin }
      const outcome = await execute(setUp, actor, inputOf(request, { expected: setUpCode }))
      return outcome.ok ? outcome.value : refuse(request, reply, outcome.error)
    },
  )
}
