import { biome } from 'fast-check'
export const wanted = biome
