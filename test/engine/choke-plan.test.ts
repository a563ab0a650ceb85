import { expect } from '@open-wc/testing';
import { planUnchoke, slotCount } from '../../src/engine/choke-plan.js';
import type { ChokePeer, ChokePlan, ChokeQuestion } from '../../src/engine/choke-plan.js';

const NOW_MS = 1_000_000;

function peer(of: Partial<ChokePeer> = {}): ChokePeer {
  return {
    id: {},
    isInterested: true,
    isUnchoked: false,
    sinceMs: 0,
    isViewer: false,
    isGiving: false,
    need: 0,
    recentBytes: 0,
    ...of,
  };
}

function plan(question: Partial<ChokeQuestion> & { peers: ChokePeer[] }): ChokePlan {
  return planUnchoke({ slots: 2, optimistic: null, nowMs: NOW_MS, random: 0, ...question });
}

const chosen = (peers: readonly ChokePeer[], { unchoked }: ChokePlan): number[] =>
  peers.flatMap(({ id }, at) => (unchoked.has(id) ? [at] : []));

describe('planUnchoke', () => {
  it('has nothing to plan without peers', () => {
    const { unchoked, optimistic } = plan({ peers: [] });
    expect(unchoked.size).to.equal(0);
    expect(optimistic).to.equal(null);
  });

  it('serves everybody while there is capacity, also who is not interested yet', () => {
    const peers = [peer(), peer({ isInterested: false }), peer()];
    expect(chosen(peers, plan({ peers, slots: Infinity }))).to.deep.equal([0, 1, 2]);
  });

  it('serves all who are interested when the slots suffice', () => {
    const peers = [peer(), peer({ isInterested: false }), peer()];
    expect(chosen(peers, plan({ peers, slots: 2 }))).to.deep.equal([0, 2]);
  });

  it('serves nobody without slots', () => {
    const peers = [peer(), peer({ isInterested: false, isUnchoked: true })];
    const planned = plan({ peers, slots: 0 });
    expect(chosen(peers, planned)).to.deep.equal([]);
    expect(planned.optimistic).to.equal(null);
  });

  it('serves those next who got least, and one by chance', () => {
    const peers = [300, 100, 200, 400, 500].map((recentBytes) => peer({ recentBytes }));
    // In turn: 1, 2; left for chance: 0, 3, 4.
    expect(chosen(peers, plan({ peers, slots: 3, random: 0 }))).to.deep.equal([0, 1, 2]);
    expect(chosen(peers, plan({ peers, slots: 3, random: 0.5 }))).to.deep.equal([1, 2, 3]);
    expect(chosen(peers, plan({ peers, slots: 3, random: 0.999 }))).to.deep.equal([1, 2, 4]);
  });

  it('never serves more than there are slots', () => {
    const peers = Array.from({ length: 40 }, (_, at) => peer({ recentBytes: at % 7 }));
    for (const slots of [1, 2, 4, 20, 39]) {
      expect(plan({ peers, slots, random: 0.3 }).unchoked.size).to.equal(slots);
    }
  });

  it('weighs viewers, givers and needy ones', () => {
    for (const merit of [{ isViewer: true }, { isGiving: true }, { need: 1 }]) {
      const peers = [
        peer({ recentBytes: 1000 }),
        peer({ recentBytes: 1500, ...merit }),
        peer({ recentBytes: 9999 }),
      ];
      expect(chosen(peers, plan({ peers, slots: 2, random: 0.999 }))).to.deep.equal([1, 2]);
    }
  });

  it('gives a better peer more, not all', () => {
    const peers = [peer({ recentBytes: 1000 }), peer({ recentBytes: 9000, isViewer: true })];
    expect(
      chosen(
        peers,
        plan({ peers: [...peers, peer({ recentBytes: 1e9 })], slots: 2, random: 0.999 }),
      ),
    )
      .to.include(0)
      .and.not.include(1);
  });

  it('lets who was just unchoked stay for ten seconds', () => {
    const stays = peer({ recentBytes: 1e6, isUnchoked: true, sinceMs: NOW_MS - 9_999 });
    const leaves = peer({ recentBytes: 1e6, isUnchoked: true, sinceMs: NOW_MS - 10_000 });
    const waits = [peer({ recentBytes: 5 }), peer({ recentBytes: 6 })];
    const options = { slots: 2, random: 0.999 };
    expect(plan({ peers: [stays, ...waits], ...options }).unchoked.has(stays.id)).to.equal(true);
    const after = [leaves, ...waits, peer({ recentBytes: 1e7 })];
    expect(plan({ peers: after, ...options }).unchoked.has(leaves.id)).to.equal(false);
  });

  it('rotates: over time each gets its share', () => {
    const peers = [...Array(9).keys()].map((at) => ({
      ...peer({ isViewer: at < 3 }),
      recentBytes: 0,
      total: 0,
    }));
    let optimistic: ChokeQuestion['optimistic'] = null;
    let random = 1;
    for (let round = 0; round < 3000; round++) {
      const nowMs = NOW_MS + round * 10_000;
      random = (random * 16_807) % 2_147_483_647;
      const planned = planUnchoke({
        peers,
        slots: 3,
        optimistic,
        nowMs,
        random: random / 2_147_483_647,
      });
      optimistic = planned.optimistic;
      for (const one of peers) {
        const isServed = planned.unchoked.has(one.id);
        one.recentBytes = one.recentBytes * 0.8 + (isServed ? 1e6 : 0);
        one.total += Number(isServed);
      }
    }
    const viewers = peers.slice(0, 3).map(({ total }) => total);
    const others = peers.slice(3).map(({ total }) => total);
    expect(Math.min(...others), 'nobody starves').to.be.greaterThan(300);
    expect(Math.max(...others) / Math.min(...others), 'among equals').to.be.lessThan(1.3);
    const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
    expect(mean(viewers) / mean(others), 'viewers weigh double').to.be.within(1.2, 2.2);
  });

  it('keeps the one chosen by chance for half a minute', () => {
    const peers = [0, 1, 2, 3].map((recentBytes) => peer({ recentBytes }));
    const id = peers[3]!.id;
    const kept = plan({ peers, optimistic: { id, sinceMs: NOW_MS - 29_999 }, random: 0 });
    expect(kept.optimistic).to.deep.equal({ id, sinceMs: NOW_MS - 29_999 });
    expect(kept.unchoked.has(id)).to.equal(true);
    const changed = plan({ peers, optimistic: { id, sinceMs: NOW_MS - 30_000 }, random: 0 });
    expect(changed.optimistic).to.deep.equal({ id: peers[1]!.id, sinceMs: NOW_MS });
  });

  it('chooses another by chance when the former is gone, uninterested, or has its turn', () => {
    const former = peer({ recentBytes: 0 });
    const others = [peer({ recentBytes: 5 }), peer({ recentBytes: 6 })];
    const optimistic = { id: former.id, sinceMs: NOW_MS };
    for (const peers of [
      [...others, peer({ recentBytes: 7 })],
      [{ ...former, isInterested: false }, ...others, peer({ recentBytes: 7 })],
      [former, ...others],
    ]) {
      const planned = plan({ peers, optimistic, random: 0 });
      expect(planned.optimistic?.id).not.to.equal(former.id);
      expect(planned.unchoked.size).to.equal(2);
    }
  });
});

describe('slotCount', () => {
  it('has no limit while nobody waits for a second', () => {
    expect(slotCount(0, 0)).to.equal(Infinity);
    expect(slotCount(999, 1)).to.equal(Infinity);
  });

  it('gives each at least a megabit per second when somebody does', () => {
    expect(slotCount(1000, 1024 * 1024)).to.equal(8);
    expect(slotCount(60_000, 10 * 1024 * 1024)).to.equal(80);
  });

  it('serves four at least', () => {
    expect(slotCount(1000, 0)).to.equal(4);
    expect(slotCount(1000, 500_000)).to.equal(4);
  });
});
