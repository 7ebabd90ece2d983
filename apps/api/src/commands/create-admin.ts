import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { createAdministrator } from './create-administrator.ts'
import { runCommand } from './run-command.ts'
import { withProduct } from './with-product.ts'

/** What a flag may say; what none says is asked for. The ID number is no flag: flags stand in histories for others to read. */
const questions = {
  region: '统筹区编码（6 位，例如 130100）',
  'agency-code': '经办机构编码',
  'agency-name': '经办机构名称',
  office: '科室名称',
  name: '系统管理员姓名',
  username: '用户名（4 至 64 个字母、数字或 . _ -）',
} as const

/** Makes the first account of a production installation, a system administrator, and prints its one-time code. */
async function createAdmin(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      region: text,
      'agency-code': text,
      'agency-name': text,
      office: text,
      name: text,
      username: text,
      another: { type: 'boolean', default: false },
    },
  })
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const lines = terminal[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(`${question}：`)
    const { value, done } = await lines.next()
    return done ? '' : value.trim()
  }
  const answer = async (flag: keyof typeof questions) => values[flag] ?? (await ask(questions[flag]))
  const given = {
    region: await answer('region'),
    agencyCode: await answer('agency-code'),
    agencyName: await answer('agency-name'),
    officeName: await answer('office'),
    name: await answer('name'),
    username: await answer('username'),
    idNumber: await ask('身份证号（可以不填）'),
    another: values.another,
  }
  terminal.close()
  const code = await withProduct((ownerUrl) => createAdministrator(ownerUrl, given))
  process.stdout.write(
    `\n用户名 ${given.username}，一次性激活码 ${code}。请在登录页选择“激活账户”，设置密码和动态口令。\n`,
  )
}

await runCommand(createAdmin)
