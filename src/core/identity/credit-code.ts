export { checkCharacter, isCreditCode } from '../kit/credit-code.ts'
