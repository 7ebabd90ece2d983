import { describe, expect, test } from 'vitest'
import { type Machine, shellOf, waysToChromium } from './chromium.ts'

const bare: Machine = {
  platform: 'linux',
  env: { PATH: '/usr/local/bin:/usr/bin' },
  isRoot: false,
  exists: () => false,
}
const having = (...paths: string[]) => ({ exists: (path: string) => paths.includes(path) })

describe('finding a Chromium', () => {
  test('takes the one that is named, and no other', () => {
    const machine = { ...bare, env: { CHROMIUM_PATH: '/opt/mine' }, ...having('/usr/bin/chromium') }
    expect(waysToChromium(machine)).toEqual([{ use: '/opt/mine' }])
  })

  test('takes an installed Chromium before Chrome, wherever on the path it is', () => {
    const machine = { ...bare, ...having('/usr/bin/google-chrome', '/usr/local/bin/chromium-browser') }
    expect(waysToChromium(machine)).toEqual([{ use: '/usr/local/bin/chromium-browser' }])
  })

  test('as root on Debian installs one, and takes npm’s if that fails', () => {
    const machine = { ...bare, isRoot: true, ...having('/usr/bin/apt-get') }
    expect(waysToChromium(machine)).toEqual([{ install: 'apt' }, { unpack: '@sparticuz/chromium' }])
  })

  test('takes npm’s where nothing may be installed', () => {
    expect(waysToChromium({ ...bare, ...having('/usr/bin/apt-get') })).toEqual([{ unpack: '@sparticuz/chromium' }])
    expect(waysToChromium({ ...bare, isRoot: true })).toEqual([{ unpack: '@sparticuz/chromium' }])
  })

  test.each([
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', { PROGRAMFILES: 'C:/Program Files' }, 'C:/Program Files/Google/Chrome/Application/chrome.exe'],
  ] as const)('knows the usual places of %s', (platform, env, path) => {
    expect(waysToChromium({ ...bare, platform, env, ...having(path) })).toEqual([{ use: path }])
  })

  test.each(['darwin', 'win32'] as const)('has no way of its own on %s', (platform) => {
    expect(waysToChromium({ ...bare, platform })).toEqual([])
  })
})

describe('the shell of most plays', () => {
  const shell = '/usr/bin/chromium-headless-shell'

  test('is Debian’s, where it is installed', () => {
    expect(shellOf({ ...bare, ...having(shell) })).toBe(shell)
    expect(shellOf(bare)).toBeUndefined()
  })

  test('is not looked for where a browser is named', () => {
    expect(shellOf({ ...bare, env: { CHROMIUM_PATH: '/opt/mine' }, ...having(shell) })).toBeUndefined()
  })
})
