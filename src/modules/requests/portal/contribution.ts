import type { Contribution } from '#modules/portal/index.ts'

/** What the room shows on the portal. */
export const requestsContribution: Contribution = {
  navigation: [{ text: '依申请公开', href: '/requests' }],
  offers: [
    {
      ...{ text: '申请公开政府信息', href: '/requests/new' },
      about: '没有公布的信息，向制作或者保存它的机关申请，不需要说明用途。',
    },
    {
      ...{ text: '查询申请办理情况', href: '/requests/track' },
      about: '用登记编号和查询码，看申请办到哪一步、什么时候答复。',
    },
  ],
  pages: async () => [
    { href: '/requests/new', changedAt: null },
    { href: '/requests/track', changedAt: null },
    { href: '/requests/statistics', changedAt: null },
  ],
}
