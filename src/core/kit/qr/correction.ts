/** Reed–Solomon correction over the field of 256 elements with x⁸+x⁴+x³+x²+1, as QR codes use it. */

const FIELD = 0x11d

/** The product of two elements. */
export function times(left: number, right: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (product & 0x80 ? FIELD : 0)
    if ((right >> bit) & 1) product ^= left
  }
  return product
}

/** Coefficients of (x−1)(x−2)(x−4)…, the highest left out. */
function divisor(degree: number): readonly number[] {
  const coefficients = [...new Array<number>(degree - 1).fill(0), 1]
  let root = 1
  for (let each = 0; each < degree; each += 1) {
    for (let at = 0; at < degree; at += 1) {
      coefficients[at] = times(coefficients[at] ?? 0, root) ^ (coefficients[at + 1] ?? 0)
    }
    root = times(root, 2)
  }
  return coefficients
}

/** The codewords of correction for a block of data. */
export function correctionOf(data: readonly number[], codewords: number): readonly number[] {
  const by = divisor(codewords)
  const rest = new Array<number>(codewords).fill(0)
  for (const codeword of data) {
    const factor = codeword ^ (rest.shift() ?? 0)
    rest.push(0)
    by.forEach((coefficient, at) => {
      rest[at] = (rest[at] ?? 0) ^ times(coefficient, factor)
    })
  }
  return rest
}
