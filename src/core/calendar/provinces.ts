import data from './provinces.json' with { type: 'json' }

/** Whether a code of a region begins with that of a province (GB/T 2260, the first two digits). */
export function isInProvince(region: string): boolean {
  return Object.hasOwn(data.provinces, region.slice(0, 2))
}
