import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const repository = join(import.meta.dirname, '../../..')
const workspaces = ['apps/api', 'apps/web', 'packages/domain', 'packages/print', 'packages/tsconfig', 'prisma', 'e2e']

/** What a tool answered: everything it printed, whether or not it was content. */
export type Answer = { output: string; isContent: boolean }

/**
 * The repository's settings and links in a folder of their own, none of its source, with `files` planted in it: what
 * is planted there disturbs nobody, and the real tools judge it as they would judge it at home.
 */
export async function skeletonWith(files: Record<string, string>) {
  const root = await mkdtemp(join(tmpdir(), 'cradle-walls-'))
  const copy = async (path: string) => {
    if (existsSync(join(repository, path))) await cp(join(repository, path), join(root, path))
  }

  await Promise.all(['.oxlintrc.json', '.gitignore', 'package.json'].map(copy))
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'))
  for (const workspace of workspaces) {
    await mkdir(join(root, workspace), { recursive: true })
    await Promise.all([copy(`${workspace}/package.json`), copy(`${workspace}/tsconfig.json`)])
    await symlink(join(repository, workspace, 'node_modules'), join(root, workspace, 'node_modules'))
  }
  for (const [path, source] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), source)
  }

  return {
    /** Runs one of the repository's own tools in `folder` of the skeleton. */
    run: (tool: string, args: string[], folder = '.'): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const command = join(repository, 'node_modules/.bin', tool)
        execFile(command, args, { cwd: join(root, folder) }, (error, stdout, stderr) => {
          if (error && typeof error.code !== 'number') reject(new Error(`${tool} did not run`, { cause: error }))
          else resolve({ output: stdout + stderr, isContent: error === null })
        })
      }),
    remove: () => rm(root, { recursive: true }),
  }
}
