import { z } from 'zod'
import { cellKey } from '#analytics/disclosure/cell-keys/cell-key.js'
import { onsPerturb, onsRow, tenFiveNoise, type OnsNoise } from '#analytics/disclosure/cell-keys/ons-perturb.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  records: z.array(z.tuple([z.number(), z.string(), z.string()])),
  ptable: z.string(),
  ptableUsedRows: z.array(z.tuple([z.number(), z.number(), z.number()])),
  threshold: z.number(),
})

const modulus = 256

export const onsCells: OracleMethod = {
  number: '62',
  answer(input) {
    const { records, ptable, ptableUsedRows, threshold } = given.parse(input)
    const noise: OnsNoise =
      ptable === '10-5'
        ? tenFiveNoise
        : (row, key) => ptableUsedRows.find(([pcv, ckey]) => pcv === row && ckey === key)?.[2] ?? NaN
    const names = new Set(records.map(([, region, modality]) => [region, modality].join(' ')))
    const cells = [...names].sort().map((name) => {
      const [region, modality] = name.split(' ')
      const keys = records.filter((each) => each[1] === region && each[2] === modality).map(([key]) => key)
      const key = cellKey(keys, modulus)
      const pcv = onsRow(keys.length)
      const count = onsPerturb(keys.length, key, noise, threshold)
      return { region, modality, preSdcCount: keys.length, cellKey: key, pcv, pvalue: noise(pcv, key), count }
    })
    return { cells }
  },
}
