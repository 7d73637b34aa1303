import { expect, test } from 'vitest'
import { letterFor, letters } from './code-letters.ts'
import { aqls, masterPlan } from './master-table.ts'
import { seriesChance } from './operating-curve.ts'
import { levels, type Severity, severities } from './plan.ts'

/**
 * Tables 2-A, 2-B and 2-C with their arrows followed, AQL 0.010 to 10: for each code letter the letter whose sample is taken, and Ac. From a public
 * transcription of GB/T 2828.1-2012 (identical with ISO 2859-1:1999, as TCVN 7790-1:2007 is), which its author checked cell by cell against the printed
 * pages; the normal and tightened tables agree with MIL-STD-105E in the R package AQLSchemes.
 */
const published: Record<Severity, string> = {
  normal: `
    A Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 B0 A0 C1
    B Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 B0 A0 C1
    C Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 B0 D1 C1
    D Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 E1 D1 D2
    E Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 F1 E1 E2 E3
    F Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 G1 F1 F2 F3 F5
    G Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 H1 G1 G2 G3 G5 G7
    H Q0 P0 N0 M0 L0 K0 J0 H0 G0 J1 H1 H2 H3 H5 H7 H10
    J Q0 P0 N0 M0 L0 K0 J0 H0 K1 J1 J2 J3 J5 J7 J10 J14
    K Q0 P0 N0 M0 L0 K0 J0 L1 K1 K2 K3 K5 K7 K10 K14 K21
    L Q0 P0 N0 M0 L0 K0 M1 L1 L2 L3 L5 L7 L10 L14 L21 K21
    M Q0 P0 N0 M0 L0 N1 M1 M2 M3 M5 M7 M10 M14 M21 L21 K21
    N Q0 P0 N0 M0 P1 N1 N2 N3 N5 N7 N10 N14 N21 M21 L21 K21
    P Q0 P0 N0 Q1 P1 P2 P3 P5 P7 P10 P14 P21 N21 M21 L21 K21
    Q Q0 P0 R1 Q1 Q2 Q3 Q5 Q7 Q10 Q14 Q21 P21 N21 M21 L21 K21
    R Q0 P0 R1 R2 R3 R5 R7 R10 R14 R21 Q21 P21 N21 M21 L21 K21`,
  tightened: `
    A R0 Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 B0 A0
    B R0 Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 B0 D1
    C R0 Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 E1 D1
    D R0 Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 F1 E1 D1
    E R0 Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 G1 F1 E1 E2
    F R0 Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 H1 G1 F1 F2 F3
    G R0 Q0 P0 N0 M0 L0 K0 J0 H0 G0 J1 H1 G1 G2 G3 G5
    H R0 Q0 P0 N0 M0 L0 K0 J0 H0 K1 J1 H1 H2 H3 H5 H8
    J R0 Q0 P0 N0 M0 L0 K0 J0 L1 K1 J1 J2 J3 J5 J8 J12
    K R0 Q0 P0 N0 M0 L0 K0 M1 L1 K1 K2 K3 K5 K8 K12 K18
    L R0 Q0 P0 N0 M0 L0 N1 M1 L1 L2 L3 L5 L8 L12 L18 K18
    M R0 Q0 P0 N0 M0 P1 N1 M1 M2 M3 M5 M8 M12 M18 L18 K18
    N R0 Q0 P0 N0 Q1 P1 N1 N2 N3 N5 N8 N12 N18 M18 L18 K18
    P R0 Q0 P0 R1 Q1 P1 P2 P3 P5 P8 P12 P18 N18 M18 L18 K18
    Q R0 Q0 S1 R1 Q1 Q2 Q3 Q5 Q8 Q12 Q18 P18 N18 M18 L18 K18
    R R0 Q0 S1 R1 R2 R3 R5 R8 R12 R18 Q18 P18 N18 M18 L18 K18`,
  reduced: `
    A Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 B0 A0 D1
    B Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 B0 A0 D1
    C Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 B0 E1 D1
    D Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 C0 F1 E1 D1
    E Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 D0 G1 F1 E1 E2
    F Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 E0 H1 G1 F1 F2 F3
    G Q0 P0 N0 M0 L0 K0 J0 H0 G0 F0 J1 H1 G1 G2 G3 G5
    H Q0 P0 N0 M0 L0 K0 J0 H0 G0 K1 J1 H1 H2 H3 H5 H6
    J Q0 P0 N0 M0 L0 K0 J0 H0 L1 K1 J1 J2 J3 J5 J6 J8
    K Q0 P0 N0 M0 L0 K0 J0 M1 L1 K1 K2 K3 K5 K6 K8 K10
    L Q0 P0 N0 M0 L0 K0 N1 M1 L1 L2 L3 L5 L6 L8 L10 K10
    M Q0 P0 N0 M0 L0 P1 N1 M1 M2 M3 M5 M6 M8 M10 L10 K10
    N Q0 P0 N0 M0 Q1 P1 N1 N2 N3 N5 N6 N8 N10 M10 L10 K10
    P Q0 P0 N0 R1 Q1 P1 P2 P3 P5 P6 P8 P10 N10 M10 L10 K10
    Q Q0 P0 N0 R1 Q1 Q2 Q3 Q5 Q6 Q8 Q10 P10 N10 M10 L10 K10
    R Q0 P0 N0 R1 R2 R3 R5 R6 R8 R10 Q10 P10 N10 M10 L10 K10`,
}
const sizes: Record<Severity, string> = {
  normal: 'A2 B3 C5 D8 E13 F20 G32 H50 J80 K125 L200 M315 N500 P800 Q1250 R2000',
  tightened: 'A2 B3 C5 D8 E13 F20 G32 H50 J80 K125 L200 M315 N500 P800 Q1250 R2000 S3150',
  reduced: 'A2 B2 C2 D3 E5 F8 G13 H20 J32 K50 L80 M125 N200 P315 Q500 R800',
}

test.each(severities)('every cell of the %s table is the published one', severity => {
  const size = new Map(sizes[severity].split(' ').map(one => [one.slice(0, 1), Number(one.slice(1))]))
  const rows = published[severity].trim().split('\n')
  expect(rows).toHaveLength(16)
  for (const row of rows) {
    const [letter = '', ...cells] = row.trim().split(' ')
    const ours = aqls.map(aql => masterPlan(letter, aql, severity))
    expect(ours.map(plan => `${plan.letter}${plan.ac}`)).toEqual(cells)
    expect(ours.map(plan => plan.n)).toEqual(cells.map(cell => size.get(cell.slice(0, 1))))
  }
})

test('lots as good as the AQL pass normal inspection nearly always, the more surely the larger the sample', () => {
  const chances = [...letters].flatMap(letter =>
    aqls.map(aql => {
      const { n, ac } = masterPlan(letter, aql, 'normal')
      return { n, ac, chance: seriesChance(aql / 100, n, ac) }
    }),
  )
  // The standard's own producer's risks: about 12 % with Ac 0, 1 to 2 % with Ac 21.
  expect(Math.min(...chances.map(({ chance }) => chance))).toBeGreaterThan(0.8)
  expect(Math.min(...chances.filter(({ ac }) => ac === 21).map(({ chance }) => chance))).toBeGreaterThan(0.98)
})

test('tightened inspection is never more lenient than normal, reduced never takes more records', () => {
  for (const letter of letters) {
    for (const aql of aqls) {
      const [normal, tightened, reduced] = severities.map(severity => masterPlan(letter, aql, severity))
      if (normal === undefined || tightened === undefined || reduced === undefined) throw new Error('no plan')
      const share = (3 * aql) / 100
      expect(seriesChance(share, tightened.n, tightened.ac)).toBeLessThanOrEqual(
        seriesChance(share, normal.n, normal.ac) + 1e-12,
      )
      expect(reduced.n).toBeLessThanOrEqual(normal.n)
    }
  }
})

test('code letters are those of table 1', () => {
  // MIL-STD-105E table I in the R package AQLSchemes; ISO 2859-1:1999 kept it.
  const lots = [8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000, 500_001]
  const rows = lots.map(lot => levels.map(level => letterFor(lot, level)).join(''))
  expect(rows.join(' ')).toBe(
    'AAAAAAB AAAAABC AABBBCD ABBCCDE BBCCCEF BBCDDFG BCDEEGH BCDEFHJ CCEFGJK CDEGHKL CDFGJLM CDFHKMN DEGJLNP DEGJMPQ DEHKNQR',
  )
  expect(letterFor(9, 'II')).toBe('B')
  expect(letterFor(281, 'II')).toBe('H')
})
