import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { Asked } from '../support/question.js'
import { patient, toldConnector } from '../support/told-connector.js'

let asked: Asked
beforeAll(async () => {
  const home = temporaryHome()
  const of = (site: string, count: number) => Array.from({ length: count }, (_, i) => patient(`${site}${i}`, { site }))
  await exportInto(home, [toldConnector([...of('north', 60), ...of('south', 4), ...of('west', 5)])])
  asked = new Asked(home)
})
afterAll(async () => {
  await asked.close()
  removeTemporaryHomes()
})

const noted = async (site: string, role: 'manager' | 'researcher') => {
  const { notes } = await asked.trends(`measure=patients&where=site:${site}`, role)
  return notes.find(({ code }) => code === 'no-such-value')?.text
}

it('tells those who may not see small counts no more of a site with few patients than of none', async () => {
  expect(await noted('south', 'researcher')).toBe('The snapshot has nobody of site south, or too few to tell.')
  expect(await noted('east', 'researcher')).toBe('The snapshot has nobody of site east, or too few to tell.')
  expect(await noted('west', 'researcher')).toBeUndefined()
})

it('tells a manager of a site that nobody is of alone', async () => {
  expect(await noted('south', 'manager')).toBeUndefined()
  expect(await noted('east', 'manager')).toContain('site east')
})
