import { DEMONSTRATION_SECRET } from '@cradle/db'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { usualAccessRules } from './lib/access-rules.ts'

const SECRET = 'a secret of this installation alone'

describe('the configuration', () => {
  test('of nothing is a demonstration on port 3000 of this machine, with an embedded database', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      mode: 'demo',
      databaseUrl: undefined,
      frozenAt: undefined,
      secrets: [DEMONSTRATION_SECRET],
      signInsPerMinute: 20,
      proxies: [],
      announces: false,
      dataFolder: expect.stringMatching(/\.cradle$/) as string,
      anchors: { folder: expect.stringMatching(/\.cradle.anchors$/) as string, key: undefined },
      documents: { folder: expect.stringMatching(/\.cradle.documents$/) as string },
    })
  })

  test('reads what an operator sets', () => {
    expect(
      readConfig({
        PORT: '0',
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgresql://x/y',
        CRADLE_DATA: '/srv/cradle',
        CRADLE_NOW: '2026-11-05T09:00:00+08:00',
        CRADLE_SECRETS: `${SECRET},${SECRET} 2`,
        CRADLE_PROXIES: '10.1.0.0/16,127.0.0.1',
        CRADLE_SIGN_INS_PER_MINUTE: '5',
        CRADLE_ANCHORS: '/mnt/anchors',
        CRADLE_ANCHOR_KEY: '/etc/cradle/anchor-key.pem',
        CRADLE_DOCUMENTS: '/mnt/documents',
        CRADLE_READY_LINE: '1',
      }),
    ).toEqual({
      port: 0,
      host: '0.0.0.0',
      mode: 'demo',
      databaseUrl: 'postgresql://x/y',
      dataFolder: '/srv/cradle',
      frozenAt: new Date('2026-11-05T01:00:00Z'),
      secrets: [SECRET, `${SECRET} 2`],
      proxies: ['10.1.0.0/16', '127.0.0.1'],
      signInsPerMinute: 5,
      access: usualAccessRules,
      anchors: { folder: '/mnt/anchors', key: '/etc/cradle/anchor-key.pem' },
      documents: { folder: '/mnt/documents' },
      announces: true,
    })
  })

  test('keeps documents in a bucket where one is named, with all that belongs to it', () => {
    const bucket = {
      CRADLE_S3_BUCKET: 'cradle',
      CRADLE_S3_ENDPOINT: 'https://s3.example.org',
      CRADLE_S3_KEY_ID: 'a key',
      CRADLE_S3_SECRET: 'a secret',
    }
    expect(readConfig(bucket).documents).toEqual({
      bucket: 'cradle',
      endpoint: 'https://s3.example.org',
      region: 'us-east-1',
      keyId: 'a key',
      secret: 'a secret',
    })
    expect(() => readConfig({ ...bucket, CRADLE_S3_SECRET: '' })).toThrow('CRADLE_S3_BUCKET needs')
    expect(() => readConfig({ ...bucket, CRADLE_S3_ENDPOINT: 'here' })).toThrow('CRADLE_S3_ENDPOINT is an address')
  })

  test('takes how long sessions, codes and locks last from variables of their own', () => {
    expect(readConfig({}).access).toEqual(usualAccessRules)
    const set = {
      CRADLE_ACCESS_SECONDS: '1',
      CRADLE_IDLE_SECONDS: '2',
      CRADLE_SESSION_SECONDS: '3',
      CRADLE_TWIN_SECONDS: '4',
      CRADLE_TICKET_SECONDS: '5',
      CRADLE_CODE_SECONDS: '6',
      CRADLE_CODE_TRIES: '7',
      CRADLE_PROOF_AFTER: '8',
      CRADLE_PROOF_COST: '9',
      CRADLE_LOCK_AFTER: '10',
      CRADLE_LINK_SECONDS: '12',
      CRADLE_LOCK_SECONDS: '11',
    }
    expect(readConfig(set).access).toEqual({
      accessSeconds: 1,
      idleSeconds: 2,
      sessionSeconds: 3,
      twinSeconds: 4,
      ticketSeconds: 5,
      codeSeconds: 6,
      codeTries: 7,
      proofAfter: 8,
      proofCost: 9,
      lockAfter: 10,
      linkSeconds: 12,
      lockSeconds: 11,
    })
  })

  test('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', CRADLE_NOW: '', CRADLE_SECRETS: '' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
      frozenAt: undefined,
      secrets: [DEMONSTRATION_SECRET],
    })
  })

  test.each([
    [{ PORT: 'http' }, 'PORT is a whole number from 0 to 65535'],
    [{ PORT: '65536' }, 'PORT is a whole number from 0 to 65535'],
    [{ PORT: '-1' }, 'PORT is a whole number from 0 to 65535'],
    [{ PORT: '80.5' }, 'PORT is a whole number from 0 to 65535'],
    [{ CRADLE_SIGN_INS_PER_MINUTE: '0' }, 'CRADLE_SIGN_INS_PER_MINUTE is a whole number from 1 to 10000'],
    [{ CRADLE_IDLE_SECONDS: '0' }, 'CRADLE_IDLE_SECONDS is a whole number from 1 to 86400'],
    [{ CRADLE_LOCK_AFTER: 'never' }, 'CRADLE_LOCK_AFTER is a whole number from 1 to 1000000'],
    [{ CRADLE_MODE: 'prod' }, 'CRADLE_MODE is demo or production'],
    [{ CRADLE_NOW: 'tomorrow' }, 'CRADLE_NOW is an instant such as 2026-11-05T09:00:00+08:00'],
  ])('%o is refused in one sentence', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence)
  })
})

describe('production', () => {
  const production = { CRADLE_MODE: 'production', CRADLE_SECRETS: SECRET, CRADLE_ANCHOR_KEY: '/etc/cradle/key.pem' }

  test('runs with a secret of its own', () => {
    expect(readConfig(production)).toMatchObject({ mode: 'production', secrets: [SECRET] })
  })

  test.each([
    ['the public secret', { CRADLE_SECRETS: undefined }, 'production needs CRADLE_SECRETS: set a secret of your own'],
    [
      'the public secret among others',
      { CRADLE_SECRETS: `${DEMONSTRATION_SECRET},${SECRET}` },
      'production needs CRADLE_SECRETS: set a secret of your own',
    ],
    ['a short secret', { CRADLE_SECRETS: 'short' }, 'each secret in CRADLE_SECRETS has at least 32 characters'],
    [
      'a short secret among others',
      { CRADLE_SECRETS: `${SECRET},short` },
      'each secret in CRADLE_SECRETS has at least 32 characters',
    ],
    [
      'anchors that anybody could sign',
      { CRADLE_ANCHOR_KEY: '' },
      'production needs CRADLE_ANCHOR_KEY: an Ed25519 private key of your own',
    ],
    [
      'a clock of its own',
      { CRADLE_NOW: '2026-11-05T09:00:00+08:00' },
      'production runs on the real clock: unset CRADLE_NOW',
    ],
  ])('refuses %s', (_what, change, sentence) => {
    expect(() => readConfig({ ...production, ...change })).toThrow(sentence)
  })
})
