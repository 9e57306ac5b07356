#!/usr/bin/env python3
"""A made-up national structure of partnerships, the same for the same seed (JSON lines on stdout).

usage: facts.py --counties N --seed S > facts.jsonl"""
import argparse, datetime, random, sys

ap = argparse.ArgumentParser()
ap.add_argument('--counties', type=int, required=True)
ap.add_argument('--seed', type=int, default=1)
a = ap.parse_args()
N, R = a.counties, random.Random(a.seed)
rnd, choice, sample, randint = R.random, R.choice, R.sample, R.randint
TODAY = datetime.date(2026, 1, 1)
out, w = [], sys.stdout.write

def flush():
    if out:
        w('\n'.join(out)); w('\n'); out.clear()
def date(days_ago): return (TODAY - datetime.timedelta(days=days_ago)).isoformat()
def area(i, kind): out.append('{"t":"area","id":"%s","kind":"%s"}' % (i, kind))
def rel(t, x, y): out.append('{"t":"%s","from":"%s","to":"%s"}' % (t, x, y))
def body(i, kind, cover, theme=None, accountable=False, category=None):
    out.append('{"t":"body","id":"%s","kind":"%s"%s%s%s}' % (i, kind,
        ',"theme":"%s"' % theme if theme else '', ',"accountable":true' if accountable else '',
        ',"category":"%s"' % category if category else ''))
    rel('covers', i, cover)
def office(i, of): out.append('{"t":"office","id":"%s","of":"%s"}' % (i, of))
def doc(i, kind, d, by):
    out.append('{"t":"document","id":"%s","kind":"%s","date":"%s"}' % (i, kind, date(d))); rel('produces', by, i)
def meet(b, late=0.05):
    cad = choice((30, 42, 91, 182))
    out.append('{"t":"cadence","body":"%s","days":%d}' % (b, cad))
    last = cad + randint(1, 200) if rnd() < late else randint(0, cad)
    for k in (0, 1):
        out.append('{"t":"meeting","body":"%s","date":"%s"}' % (b, date(last + k * cad)))

MISS = 0.03
out.append('{"t":"model","version":1,"counties":%d,"seed":%d,"today":"%s"}' % (N, a.seed, TODAY))
area('a_nation', 'nation')
body('hmg', 'national_department', 'a_nation', accountable=True)
body('ncb', 'thematic_board', 'a_nation', theme='national_coordination')
rel('reports_to', 'ncb', 'hmg'); office('o_hmg', 'hmg'); rel('chairs', 'o_hmg', 'ncb'); meet('ncb', 0)

SG = ['serious_violence', 'drugs', 'domestic_abuse', 'antisocial_behaviour', 'reoffending']
LOCAL = ['retail_crime', 'burglary', 'night_economy', 'hate_crime']
ring = {}                                     # county -> county whose strategy board it wrongly reports to
for s in range(0, N - 19, 20):
    if rnd() < 0.2:
        for k in range(5):
            ring[s + k] = s + (k + 1) % 5

for i in range(N):
    c, pj, rk, gk = 'c%05d' % i, 'p%05d' % (i // 4), 'r%05d' % (i // 3), 'g%05d' % (i // 10)
    ca, pa, ra, ga = 'a_' + c, 'a_' + pj, 'a_' + rk, 'a_' + gk
    if i % 10 == 0:
        area(ga, 'region'); rel('part_of', ga, 'a_nation')
    if i % 4 == 0:
        area(pa, 'police_area'); body(pj + '_pf', 'police_force', pa, accountable=True, category='justice')
        body(pj + '_vru', 'thematic_board', pa, theme='serious_violence' if rnd() < 0.2 else 'violence_reduction')
        rel('reports_to', pj + '_vru', pj + '_pf'); office(pj + '_o', pj + '_pf'); rel('chairs', pj + '_o', pj + '_vru')
        meet(pj + '_vru')
    if i % 3 == 0:
        area(ra, 'probation_region'); body(rk + '_prob', 'probation', ra, category='justice')
        office(rk + '_o', rk + '_prob')
    area(ca, 'county')
    for up in (pa, ra, ga): rel('part_of', ca, up)
    csa = [ca + '_s1', ca + '_s2']
    for x in csa: area(x, 'csp_area')
    D = ['%s_d%d' % (c, k) for k in range(1, 7)]
    for k, d in enumerate(D):
        area('a_' + d, 'district'); rel('part_of', 'a_' + d, ca); rel('part_of', 'a_' + d, csa[k // 3])
    cc, fa, icb, pf, pr = c + '_cc', c + '_fa', c + '_icb', pj + '_pf', rk + '_prob'
    body(cc, 'county_council', ca, accountable=True)
    for d in D: body(d, 'district_council', 'a_' + d, accountable=True)
    body(fa, 'fire_authority', ca); body(icb, 'icb', ca, accountable=True, category='health')
    vv, vc, vs = c + '_vv', c + '_vc', c + '_vs'
    body(vv, 'voluntary', ca, category='victims'); body(vc, 'voluntary', ca, category='children')
    body(vs, 'voluntary', ca, category='da_services')
    auth = [cc] + D + [fa, pf, icb, pr]; pool = auth + [vv, vc, vs]
    offs = ['%s_o%d' % (c, k) for k in range(16)]
    for k, o in enumerate(offs): office(o, auth[k] if k < 11 and auth[k] not in (pf, pr) else cc)

    G = []                                    # governed bodies: (id, kind, area, theme, parent, members)
    csp = [c + '_csp1', c + '_csp2']; sb, hwb = c + '_sb', c + '_hwb'
    G.append((sb, 'strategy_board', ca, 'strategy', cc, [m for m in auth if rnd() >= MISS]))
    for k, g in enumerate(csp):
        req = D[3 * k:3 * k + 3] + [cc, fa, pf, icb, pr]
        G.append((g, 'csp', csa[k], 'community_safety', sb, [m for m in req if rnd() >= MISS] + sample((vv, vc, vs), randint(0, 2))))
        for q in range(4):
            G.append(('%s_cg%d_%d' % (c, k + 1, q + 1), 'csp_sub_group', csa[k], LOCAL[q], g, sample(pool, 8)))
    for k in range(5):
        sg = '%s_sg%d' % (c, k + 1)
        G.append((sg, 'sub_group', ca, SG[k], sb, sample(pool, 8)))
        for q in range(3):
            G.append(('%s_tg%d_%d' % (c, k + 1, q + 1), 'task_group', ca, '%s_%d' % (SG[k], q + 1), sg, sample(pool, 8)))
    for i_, kind, theme, par in (('hwb', 'hwb', 'health_wellbeing', cc), ('sab', 'sab', 'safeguarding_adults', cc),
            ('chp', 'children_partnership', 'safeguarding_children', cc), ('map', 'mappa_board', 'offender_management', 'hmg'),
            ('chan', 'channel_panel', 'channel', cc)):
        G.append((c + '_' + i_, kind, ca, theme, par, sample(pool, 8)))
    r = rnd()
    for k in range(0 if r < 0.02 else 2 if r < 0.04 else 1):
        G.append((c + '_dab' + str(k + 1), 'da_board', ca, 'da_board', cc,
                  [m for m in (vv, vc, vs, icb, pf, pr, cc) if rnd() >= MISS] + sample(D, 3)))
    for i_, theme in (('cdp', 'drugs_partnership'), ('svb', 'violence_duty'), ('yjb', 'youth_justice'),
                      ('rsp', 'road_safety'), ('lrf', 'resilience'), ('prv', 'prevent')):
        G.append((c + '_' + i_, 'thematic_board', ca, theme, choice((cc, sb)), sample(pool, 8)))
    for k, d in enumerate(D):
        if rnd() >= MISS:
            G.append((c + '_scr%d' % (k + 1), 'scrutiny_committee', 'a_' + d, 'scrutiny', d, sample(pool, 3)))

    parents, themes = {}, [g[3] for g in G]
    for g, kind, ar, theme, par, mem in G:
        if theme != 'scrutiny' and kind in ('csp_sub_group', 'task_group', 'thematic_board') and rnd() < 0.04:
            theme = choice(themes)
        body(g, kind, ar, theme=theme)
        for m in mem: rel('member_of', m, g)
        parents[g] = [] if rnd() < 0.02 else [par]
        if rnd() < 0.03:
            x = choice((sb, hwb, csp[0], csp[1], cc))
            if x != g and x not in parents[g]: parents[g].append(x)
        meet(g)
    if i in ring: parents[sb] = ['c%05d_sb' % ring[i]]
    if rnd() < 0.15:
        k = randint(1, 5); sg, tg = '%s_sg%d' % (c, k), '%s_tg%d_%d' % (c, k, randint(1, 3))
        if rnd() < 0.5: parents[sg] = [tg]
        elif tg not in parents[sg]: parents[sg].append(tg)
    chair = {}
    for g, kind, ar, theme, par, mem in G:
        for p in parents[g]: rel('reports_to', g, p)
        ok = [o for o in offs if o != chair.get(par)]
        chair[g] = chair[par] if par in chair and rnd() < 0.03 else choice(ok)
        rel('chairs', chair[g], g)
    for k, g in enumerate(csp):
        doc(g + '_plan1', 'strategy', randint(366, 1200), g)
        if rnd() >= 0.05: doc(g + '_plan2', 'strategy', randint(0, 365), g)
        if rnd() >= MISS:
            doc(g + '_isp', 'protocol', randint(0, 2000), g)
            for m in auth:
                if (m not in D or m in D[3 * k:3 * k + 3]) and rnd() >= MISS: rel('signatory_to', m, g + '_isp')
    for g in (sb, hwb):
        if rnd() >= 0.02: doc(g + '_plan', 'strategy', randint(0, 365) if rnd() >= 0.05 else randint(366, 1200), g)
    for g in (c + '_sab', c + '_chp', c + '_cdp', c + '_lrf'): doc(g + '_rep', 'annual_report', randint(0, 700), g)
    if len(out) > 20000: flush()
flush()
