/** How the screens call what an application says; kept in the core, where screens may read it, too. */
export { CHANNELS, DELIVERIES, FORMS } from '#core/requests/words.ts'
