import { expect, test } from 'vitest'
import { numberWord } from './number-words.ts'

test.each([
  [3, 'chineseCounting', '三'],
  [10, 'chineseCounting', '十'],
  [14, 'chineseCountingThousand', '十四'],
  [20, 'japaneseCounting', '二十'],
  [105, 'chineseCounting', '一百零五'],
  [110, 'chineseCounting', '一百一十'],
  [12, 'chineseLegalSimplified', '壹拾贰'],
  [2024, 'ideographDigital', '二〇二四'],
  [2, 'ideographTraditional', '乙'],
  [3, 'decimalEnclosedCircle', '③'],
  [25, 'decimalEnclosedCircle', '25'],
  [12, 'decimalFullWidth', '１２'],
  [4, 'lowerRoman', 'iv'],
  [28, 'upperLetter', 'BB'],
  [7, 'decimal', '7'],
  [7, 'somethingNew', '7'],
  [1, 'bullet', ''],
])('%i as %s is %s', (value, format, expected) => {
  expect(numberWord(value, format)).toBe(expected)
})
