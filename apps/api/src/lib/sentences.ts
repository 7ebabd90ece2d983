import type { z } from 'zod'

const kinds: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
}

/** What is said about a value whose schema has no words of its own: one sentence, without repeating the value. */
export const sentenceOf: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') return '含有这里没有的项'
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return '请填写此项'
    return `此项应为${kinds[issue.expected] ?? '其他形式'}`
  }
  if (issue.code === 'too_big') return '此项过长或过大'
  if (issue.code === 'too_small') return '此项过短或过小'
  if (issue.code === 'invalid_value') return '此项不在可选的范围内'
  if (issue.code === 'invalid_format') return '此项格式不正确'
  return '此项填写不正确'
}
