//! The peer campaign of `benches/peers/README.md` on the engine's draws and binomial.
//!
//! `peers FIRST COUNT` prints one row a seed: men of side 0 and 1, formations left of side 0 and 1, battles, formation-days.
//! It knows no clock, as nothing in this package does: `benches/peers/run.sh` times it beside Mesa.

use std::io::{self, Write};
use tregua_engine::draws::philox;
use tregua_engine::num::{binomial, binomials};

const DAYS: u32 = 360;
const NODES: usize = 60;
const CAPITAL: [usize; 2] = [0, 30];

/// Of coast, sierra, puna: sickness hazard [1/day], food a node holds and regrows in a day [rations].
const SICK: [f64; 3] = [0.0040, 0.0010, 0.0020];
const CAP: [f64; 3] = [24_000.0, 12_000.0, 6_000.0];
const GROW: [f64; 3] = [1_500.0, 800.0, 400.0];

/// What a draw is for, and so part of its address.
const MARCH: u32 = 0;
const HEALTH: u32 = 1;
const BATTLE: u32 = 2;
const LOSSES: u32 = 3;

/// Four uniforms at an address.
fn uniforms(key: [u32; 2], day: u32, who: usize, purpose: u32) -> [f64; 4] {
    philox([day, who as u32, purpose, 0], key).map(|word| (f64::from(word) + 0.5) * (1.0 / 4_294_967_296.0))
}

/// Roads: the neighbours of each node in ascending order with the days to each, and for each side the first step to its capital.
struct Map {
    roads: [[(usize, u32); 3]; NODES],
    home: [[usize; NODES]; 2],
}

impl Map {
    fn new() -> Map {
        let roads = std::array::from_fn(|node| {
            let chord = if node % 2 == 0 { node + 7 } else { node + NODES - 7 } % NODES;
            let mut roads = [((node + 1) % NODES, 2), ((node + NODES - 1) % NODES, 2), (chord, 3)];
            roads.sort_unstable();
            roads
        });
        Map { roads, home: CAPITAL.map(|capital| first_steps(&roads, capital)) }
    }

    fn days(&self, from: usize, to: usize) -> u32 {
        self.roads[from].iter().find(|road| road.0 == to).expect("a road").1
    }
}

/// The first step from every node on a shortest way to `capital`, the lowest-numbered where several are as short.
fn first_steps(roads: &[[(usize, u32); 3]; NODES], capital: usize) -> [usize; NODES] {
    let mut distance = [u32::MAX / 2; NODES];
    distance[capital] = 0;
    for _ in 0..NODES {
        for node in 0..NODES {
            let through = roads[node].map(|(next, days)| distance[next] + days);
            distance[node] = through.into_iter().fold(distance[node], u32::min);
        }
    }
    std::array::from_fn(|node| {
        let shortest = |&&(next, days): &&(usize, u32)| distance[next] + days == distance[node];
        roads[node].iter().find(shortest).map_or(node, |road| road.0)
    })
}

#[derive(Clone, Copy)]
struct Formation {
    number: usize,
    side: usize,
    well: u32,
    sick: u32,
    stores: f64,
    hunger: f64,
    morale: f64,
    /// Where it stands, or is going.
    node: usize,
    /// Until it stands there [days].
    days_left: u32,
}

impl Formation {
    fn new(number: usize) -> Formation {
        let side = number % 2;
        let well = [1000, 900][side];
        let node = number / 2 % 10 + CAPITAL[side];
        let stores = 10.0 * f64::from(well);
        Formation { number, side, well, sick: 0, stores, hunger: 0.0, morale: 0.7, node, days_left: 0 }
    }

    fn men(&self) -> f64 {
        f64::from(self.well + self.sick)
    }

    fn march(&mut self, map: &Map, key: [u32; 2], day: u32) {
        if self.days_left > 0 {
            self.days_left -= 1;
            return;
        }
        let [restless, boldness, whim, _] = uniforms(key, day, self.number, MARCH);
        if restless >= if self.hunger > 1.0 { 0.50 } else { 0.12 } {
            return;
        }
        let onward = map.home[1 - self.side][self.node];
        let target = if boldness < 0.7 && onward != self.node {
            onward
        } else {
            map.roads[self.node][(3.0 * whim) as usize].0
        };
        self.set_out(map, target);
    }

    fn set_out(&mut self, map: &Map, target: usize) {
        self.days_left = map.days(self.node, target);
        self.node = target;
    }

    fn eat(&mut self, food: &mut [f64; NODES]) {
        let need = self.men();
        if self.days_left == 0 {
            let take = food[self.node].min((15.0 * need - self.stores).max(0.0));
            food[self.node] -= take;
            self.stores += take;
        }
        let eaten = self.stores.min(need);
        self.stores -= eaten;
        let fed = eaten / need;
        self.hunger = (self.hunger + (1.0 - fed) - 0.25 * fed).clamp(0.0, 10.0);
        self.morale = (self.morale + 0.01 * fed - 0.03 * (1.0 - fed)).clamp(0.0, 1.0);
    }

    fn illness(&self) -> f64 {
        let place = if self.days_left > 0 { 0.0025 } else { SICK[self.node % 3] };
        (place * (1.0 + 0.5 * self.hunger) * (1.0 + f64::from(self.sick) / self.men())).min(0.5)
    }

    fn death(&self) -> f64 {
        (0.006 * (1.0 + self.hunger)).min(0.5)
    }

    fn desertion(&self) -> f64 {
        let gloom = 1.0 - self.morale;
        (0.0002 + 0.004 * (gloom * gloom) + 0.002 * self.hunger).min(0.5)
    }

    fn suffer(&mut self, map: &Map, ratio: f64, won: bool, luck: f64) {
        self.well -= binomial(self.well, (0.06 * ratio).min(0.30), luck);
        self.morale = (self.morale + if won { 0.05 } else { -0.20 }).clamp(0.0, 1.0);
        if !won && self.node != CAPITAL[self.side] {
            self.set_out(map, map.home[self.side][self.node]);
        }
    }
}

/// Formations whose draws are inverted together.
const ABREAST: usize = 8;

/// A value of each formation of a group; the default where the group has gaps.
fn each<T: Default>(group: &[Formation], value: impl Fn(&Formation) -> T) -> [T; ABREAST] {
    std::array::from_fn(|i| group.get(i).map(&value).unwrap_or_default())
}

fn sicken_and_desert(group: &mut [Formation], key: [u32; 2], day: u32) {
    let luck = each(group, |f| uniforms(key, day, f.number, HEALTH));
    let luck = |word: usize| luck.map(|words| words[word]);
    let ill = binomials(each(group, |f| f.well), each(group, Formation::illness), luck(0));
    let sick = each(group, |f| f.sick);
    let back = binomials(sick, [0.08; ABREAST], luck(1));
    let dead = binomials(std::array::from_fn(|i| sick[i] - back[i]), each(group, Formation::death), luck(2));
    for (i, f) in group.iter_mut().enumerate() {
        f.well = f.well + back[i] - ill[i];
        f.sick = f.sick + ill[i] - back[i] - dead[i];
    }
    let gone = binomials(each(group, |f| f.well), each(group, Formation::desertion), luck(3));
    for (f, gone) in group.iter_mut().zip(gone) {
        f.well -= gone;
    }
}

struct Campaign {
    key: [u32; 2],
    food: [f64; NODES],
    formations: Vec<Formation>,
    battles: u32,
    turns: usize,
}

impl Campaign {
    fn new(seed: u64) -> Campaign {
        Campaign {
            key: [seed as u32, (seed >> 32) as u32],
            food: std::array::from_fn(|node| CAP[node % 3]),
            formations: (0..40).map(Formation::new).collect(),
            battles: 0,
            turns: 0,
        }
    }

    /// One day. A formation's march, meal, sickness and desertion touch only itself and, in ascending order, its node's
    /// food, so one turn after the other is the same as one phase after the other.
    fn step(&mut self, map: &Map, day: u32) {
        for (node, food) in self.food.iter_mut().enumerate() {
            *food = (*food + GROW[node % 3]).min(CAP[node % 3]);
        }
        self.turns += self.formations.len();
        for formation in &mut self.formations {
            formation.march(map, self.key, day);
            formation.eat(&mut self.food);
        }
        for group in self.formations.chunks_mut(ABREAST) {
            sicken_and_desert(group, self.key, day);
        }
        self.formations.retain(|f| f.well >= 50);
        self.fight(map, day);
        self.formations.retain(|f| f.well >= 50);
    }

    fn fight(&mut self, map: &Map, day: u32) {
        // A bit a node, for each side that stands there.
        let mut standing = [0_u64; 2];
        for f in self.formations.iter().filter(|f| f.days_left == 0) {
            standing[f.side] |= 1 << f.node;
        }
        let mut contested = standing[0] & standing[1];
        while contested > 0 {
            let node = contested.trailing_zeros() as usize;
            contested &= contested - 1;
            let [joined, luck_0, luck_1, _] = uniforms(self.key, day, node, BATTLE);
            if joined < 0.5 {
                self.battle(map, day, node, [luck_0, luck_1]);
            }
        }
    }

    fn battle(&mut self, map: &Map, day: u32, node: usize, luck: [f64; 2]) {
        self.battles += 1;
        let mut strength = [0.0; 2];
        for f in self.formations.iter().filter(|f| f.days_left == 0 && f.node == node) {
            strength[f.side] += f64::from(f.well) * (0.5 + f.morale);
        }
        let weight = [0, 1].map(|side| strength[side] * (0.75 + 0.5 * luck[side]));
        let winner = if weight[0] >= weight[1] { 0 } else { 1 };
        for f in self.formations.iter_mut().filter(|f| f.days_left == 0 && f.node == node) {
            let luck = uniforms(self.key, day, f.number, LOSSES)[0];
            f.suffer(map, strength[1 - f.side] / strength[f.side], f.side == winner, luck);
        }
    }

    fn row(&self) -> [u32; 6] {
        let (mut men, mut left) = ([0; 2], [0; 2]);
        for f in &self.formations {
            men[f.side] += f.well + f.sick;
            left[f.side] += 1;
        }
        [men[0], men[1], left[0], left[1], self.battles, self.turns as u32]
    }
}

fn run(map: &Map, seed: u64) -> [u32; 6] {
    let mut campaign = Campaign::new(seed);
    for day in 0..DAYS {
        campaign.step(map, day);
    }
    campaign.row()
}

fn main() -> io::Result<()> {
    let numbers: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let [first, count] = numbers[..] else {
        // `cargo bench` and `cargo test --benches` pass flags only: a short run, to show that it works.
        println!("seed 0: {:?}", run(&Map::new(), 0));
        return Ok(());
    };
    let (map, mut out) = (Map::new(), io::BufWriter::new(io::stdout().lock()));
    for seed in first..first + count {
        writeln!(out, "{:?}", run(&map, seed))?;
    }
    out.flush()
}
