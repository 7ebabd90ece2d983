import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What the choice of a browser depends on. */
export type Machine = {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  isRoot: boolean
  exists: (path: string) => boolean
}

/** A way to a Chromium: one that is there, one from Debian, or one from npm. */
export type Way = { use: string } | { install: 'apt' } | { unpack: '@sparticuz/chromium' }

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const underProgramFiles = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

/** The ways to a Chromium on this machine, the one to try first in front. Who names one by CHROMIUM_PATH gets no other. */
export function waysToChromium(machine: Machine): Way[] {
  const { env, platform, isRoot, exists } = machine
  if (env['CHROMIUM_PATH']) return [{ use: env['CHROMIUM_PATH'] }]
  const installed = placesOf(machine).find(exists)
  if (installed) return [{ use: installed }]
  if (platform !== 'linux') return []
  const hasApt = isRoot && exists('/usr/bin/apt-get')
  return [...(hasApt ? [{ install: 'apt' } as const] : []), { unpack: '@sparticuz/chromium' }]
}

/**
 * Chromium without its windows, where Debian's is installed: the same engine at a third of the work. It forgets its profile
 * and draws no PDF. Nothing where somebody named another browser.
 */
export function shellOf({ env, platform, exists }: Machine): string | undefined {
  const path = '/usr/bin/chromium-headless-shell'
  return !env['CHROMIUM_PATH'] && platform === 'linux' && exists(path) ? path : undefined
}

/** Where a Chromium usually is. */
function placesOf({ platform, env }: Machine): string[] {
  if (platform === 'darwin') return applications
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (folder) => folder !== undefined,
    )
    return folders.flatMap((folder) => underProgramFiles.map((program) => `${folder}/${program}`))
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/snap/bin']
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** The path of a Chromium that runs, installing one where that is possible. The plays never go without. */
export async function findChromium(): Promise<string> {
  const failures: string[] = []
  for (const way of waysToChromium(thisMachine)) {
    try {
      return runs(await pathBy(way))
    } catch (error) {
      failures.push(String(error).trim())
    }
  }
  throw new Error(`The plays need Chromium: install it or name one in CHROMIUM_PATH. ${failures.join(' | ')}`.trim())
}

/** The path of the shell that most plays run in, or of `chromium` where there is none. */
export function findShell(chromium: string): string {
  const shell = shellOf(thisMachine)
  try {
    return shell ? runs(shell) : chromium
  } catch {
    return chromium
  }
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
}

async function pathBy(way: Way): Promise<string> {
  if ('use' in way) return way.use
  if ('unpack' in way) return (await import('@sparticuz/chromium')).default.executablePath()
  process.stdout.write('No Chromium here; installing Debian’s with a Chinese font …\n')
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-y', '-q', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  apt('update')
  apt('install', '--no-install-recommends', 'chromium', 'chromium-headless-shell', 'fonts-wqy-microhei')
  return '/usr/bin/chromium'
}

/** The path, if what lies there starts. */
function runs(path: string): string {
  execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'pipe', timeout: 60_000 })
  return path
}
