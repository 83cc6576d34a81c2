import { describe, expect, it } from 'vitest'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { HostEvent } from '../../runtime/inbound/HostEvents.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { NOON } from './turnOf.ts'

const workspace = (name: string): Workspace => ({
  workspace: { name, languages: ['en'] },
  flows: {},
  queues: {},
  skills: {},
  bots: {},
  channels: {},
  schedules: {},
  layouts: {},
  scenarios: {},
})

export function releasesContract(store: () => Store): void {
  describe('a release', () => {
    it('is stored and live with one call, and the same again changes nothing', async () => {
      const { releases, events } = store()
      expect(await releases.deployment()).toBeNull()
      const heard: HostEvent[] = []
      const unsubscribe = events.subscribe((event) => heard.push(event))
      const release = { hash: 'aaa', publishedAt: NOON, note: 'first', workspace: workspace('A \u0000') }
      const deployed = { live: 'aaa', canary: null, at: NOON }
      expect(await releases.publish(release)).toEqual(deployed)
      expect(await releases.publish({ ...release, publishedAt: NOON + 1, note: 'again' })).toEqual(deployed)
      unsubscribe()
      expect(heard).toEqual([{ type: 'release', hash: 'aaa' }])
      expect(await releases.find('aaa')).toEqual(release)
      expect(await releases.find('zzz')).toBeNull()
    })

    it('is listed newest first', async () => {
      await store().releases.publish({ hash: 'bbb', publishedAt: NOON + 10, note: null, workspace: workspace('B') })
      expect(await store().releases.list(10)).toEqual([
        { hash: 'bbb', publishedAt: NOON + 10, note: null },
        { hash: 'aaa', publishedAt: NOON, note: 'first' },
      ])
      expect(await store().releases.list(1)).toHaveLength(1)
    })

    it('is rolled back to, or given to a share of contacts, until the next one is published', async () => {
      const { releases } = store()
      const canary = { live: 'aaa', canary: { release: 'bbb', percent: 12.5 } }
      expect(await releases.deploy(canary, NOON + 20)).toEqual({ ...canary, at: NOON + 20 })
      expect(await releases.deployment()).toEqual({ ...canary, at: NOON + 20 })
      // What a host does that starts with the workspace of the live release.
      await releases.publish({ hash: 'aaa', publishedAt: NOON + 30, note: null, workspace: workspace('A') })
      expect(await releases.deployment()).toEqual({ ...canary, at: NOON + 20 })
      expect(
        await releases.publish({ hash: 'ccc', publishedAt: NOON + 40, note: null, workspace: workspace('C') }),
      ).toEqual({ live: 'ccc', canary: null, at: NOON + 40 })
    })

    it('cannot be deployed before it is published', async () => {
      const { releases } = store()
      await expect(releases.deploy({ live: 'xxx', canary: null }, NOON)).rejects.toMatchObject({
        code: 'notFound',
        details: { detail: expect.stringContaining('"xxx"') },
      })
      await expect(
        releases.deploy({ live: 'aaa', canary: { release: 'yyy', percent: 1 } }, NOON),
      ).rejects.toMatchObject({ details: { detail: expect.stringContaining('"yyy"') } })
    })

    it('is live once when hosts publish it at the same time', async () => {
      const release = { hash: 'ddd', publishedAt: NOON + 50, note: null, workspace: workspace('D') }
      const deployments = await Promise.all(Array.from({ length: 5 }, () => store().releases.publish(release)))
      expect(new Set(deployments.map(({ live }) => live))).toEqual(new Set(['ddd']))
    })
  })
}
