import { expect, test } from 'vitest'
import { formatNumber, plainNumber } from './number-format.ts'

test.each([
  [3001, 'General', '3001'],
  [365.868, 'General', '365.868'],
  [0.1 + 0.2, 'General', '0.3'],
  [1e21, 'General', '1000000000000000000000'],
  [0.0000001, 'General', '0.0000001'],
  [1000, '0.00E+00', '1000'],
  [3001, '#,##0', '3,001'],
  [1234567.891, '#,##0.00', '1,234,567.89'],
  [-5, '#,##0.00', '-5.00'],
  [-5, '0_);(0)', '(5)'],
  [0.959, '0.0%', '95.9%'],
  [3, '0"件"', '3件'],
  [7, '+0;-0;0', '+7'],
  [-3, '+0;-0;0', '-3'],
  [0, '+0;-0;0', '0'],
  [0, '#,##0;-#,##0;"—"', '—'],
  [2.5, '0.##', '2.5'],
  [2, '0.##', '2'],
  [7, '000', '007'],
  [12000, '0,', '12'],
  [5, '[红色]0', '5'],
  [44223, 'yyyy"年"m"月"d"日"', '2021年1月27日'],
  [44223.5, 'yyyy/mm/dd hh:mm', '2021/01/27 12:00'],
  [8, '@', '8'],
])('%d in «%s» shows as %s', (value, format, expected) => {
  expect(formatNumber(value, format)).toBe(expected)
})

test('plain numbers have no exponent and no sign on zero', () => {
  expect(plainNumber(-0)).toBe('0')
  expect(plainNumber(1.5e-10)).toBe('0.00000000015')
})
