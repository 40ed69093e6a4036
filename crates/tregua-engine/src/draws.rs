//! Addressed randomness: a draw has an address, never a turn (war-model §18).
//!
//! A uniform is a pure function of (seed, stream, entity, day, index). No generator is stored and nothing is used up, so
//! whoever asks, whenever and in whatever order, gets the same number; adding an entity or a rule shifts nobody
//! else's luck. Streams are the rules, entities are named by [`key`], indices are constants of the rule.
//!
//! The generator is Philox 4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).

/// The luck of one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    /// The keys of the generator's rounds, by the seed.
    keys: [[u32; 2]; ROUNDS],
    /// Every bit set where each word is flipped, so that every uniform is told as its mirror image; else none.
    mirror: u32,
}

impl Draws {
    /// The luck of the run with this seed.
    pub const fn new(seed: u64) -> Draws {
        Draws { keys: round_keys([seed as u32, (seed >> 32) as u32]), mirror: 0 }
    }

    /// The mirror image of this luck: every uniform `u` becomes `1 - u`, exactly. Averaging a run with its mirror
    /// image cancels the noise of whatever is monotone in its draws.
    pub fn antithetic(self) -> Draws {
        Draws { mirror: !self.mirror, ..self }
    }

    /// One uniform in (0, 1), in steps of 2^-52.
    pub fn uniform(&self, stream: u32, entity: u32, day: i32, index: u32) -> f64 {
        finely_told(self.words(stream, entity, day, index))
    }

    /// Four uniforms in (0, 1) for the price of one, in steps of 2^-32: for hot loops. They share an address with
    /// [`Draws::uniform`], so a rule uses an index for the one or for the other.
    pub fn uniforms4(&self, stream: u32, entity: u32, day: i32, index: u32) -> [f64; 4] {
        self.words(stream, entity, day, index).map(told)
    }

    /// [`Draws::uniforms4`] for each of these entities, in order: for hot loops over everyone. They go through the rounds together, at half
    /// the price.
    pub fn each4(
        &self,
        stream: u32,
        entities: &[u32],
        day: i32,
        index: u32,
    ) -> impl Iterator<Item = [f64; 4]> {
        let mut luck = [[0.0; TOGETHER]; 4];
        (0..entities.len()).map(move |i| {
            let at = i % TOGETHER;
            if at == 0 {
                self.fill(stream, &entities[i..], day, index, &mut luck);
            }
            luck.each_ref().map(|u| u[at])
        })
    }

    /// The loop is so plain that a compiler makes each of its steps serve two entities.
    #[inline(never)]
    fn fill(&self, stream: u32, entities: &[u32], day: i32, index: u32, luck: &mut [[f64; TOGETHER]; 4]) {
        let Self { keys, mirror } = *self;
        let [t, u, v, w] = luck;
        for ((((entity, t), u), v), w) in entities.iter().zip(t).zip(u).zip(v).zip(w) {
            let words = rounds([stream, *entity, day as u32, index], &keys);
            [*t, *u, *v, *w] = words.map(|word| told(word ^ mirror));
        }
    }

    /// [`Draws::uniform`] for each of these entities, in order, at half the price.
    pub fn each(&self, stream: u32, entities: &[u32], day: i32, index: u32) -> impl Iterator<Item = f64> {
        let mut luck = [0.0; TOGETHER];
        (0..entities.len()).map(move |i| {
            let at = i % TOGETHER;
            if at == 0 {
                self.fill_finely(stream, &entities[i..], day, index, &mut luck);
            }
            luck[at]
        })
    }

    /// As plain a loop as [`Draws::fill`]'s.
    #[inline(never)]
    fn fill_finely(&self, stream: u32, entities: &[u32], day: i32, index: u32, luck: &mut [f64; TOGETHER]) {
        let Self { keys, mirror } = *self;
        for (entity, u) in entities.iter().zip(luck) {
            let words = rounds([stream, *entity, day as u32, index], &keys);
            *u = finely_told(words.map(|word| word ^ mirror));
        }
    }

    fn words(&self, stream: u32, entity: u32, day: i32, index: u32) -> [u32; 4] {
        rounds([stream, entity, day as u32, index], &self.keys).map(|word| word ^ self.mirror)
    }
}

/// The uniform of a word, in steps of 2^-32.
#[inline]
fn told(word: u32) -> f64 {
    (f64::from(word) + 0.5) * (1.0 / (1u64 << 32) as f64)
}

/// The uniform of the first two words, in steps of 2^-52.
#[inline]
fn finely_told([high, low, ..]: [u32; 4]) -> f64 {
    let bits = (u64::from(high) << 32 | u64::from(low)) >> 12;
    (bits as f64 + 0.5) * (1.0 / (1u64 << 52) as f64)
}

/// How many go through the rounds together.
const TOGETHER: usize = 32;

/// Rounds of the generator.
const ROUNDS: usize = 10;

/// Philox 4x32-10: 128 random bits for a counter and a key.
#[inline]
pub fn philox(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    rounds(counter, &round_keys(key))
}

/// The key of each round: the first one, and two Weyl sequences from there.
const fn round_keys([mut k, mut l]: [u32; 2]) -> [[u32; 2]; ROUNDS] {
    let mut keys = [[0; 2]; ROUNDS];
    let mut round = 0;
    while round < ROUNDS {
        keys[round] = [k, l];
        (k, l) = (k.wrapping_add(0x9E37_79B9), l.wrapping_add(0xBB67_AE85));
        round += 1;
    }
    keys
}

/// In words of 64 bits whose upper halves are never asked for: then a processor takes two counters in one instruction.
#[inline(always)]
fn rounds(counter: [u32; 4], keys: &[[u32; 2]; ROUNDS]) -> [u32; 4] {
    const LOWER: u64 = u32::MAX as u64;
    let [mut a, mut b, mut c, mut d] = counter.map(u64::from);
    for [k, l] in keys.map(|key| key.map(u64::from)) {
        let left = (a & LOWER) * 0xD251_1F53;
        let right = (c & LOWER) * 0xCD9E_8D57;
        (a, b, c, d) = ((right >> 32) ^ b ^ k, right, (left >> 32) ^ d ^ l, left);
    }
    [a, b, c, d].map(|word| word as u32)
}

/// The number of an entity, from its name: FNV-1a, then mixed so that names that differ in one letter part
/// in every bit. Independent of how many entities there are and of their order.
pub fn key(name: &str) -> u32 {
    let hash =
        name.bytes().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    scatter(hash)
}

/// The number of something born in play: the `ordinal`-th child of `parent` that `day`.
pub fn mix(parent: u32, day: i32, ordinal: u32) -> u32 {
    let born = scatter(parent ^ 0x9E37_79B9).wrapping_add(day as u32);
    scatter(scatter(born).wrapping_add(ordinal))
}

/// A permutation of the 32-bit numbers in which every input bit reaches every output bit (the finaliser of
/// Appleby's MurmurHash3).
fn scatter(mut x: u32) -> u32 {
    x = (x ^ x >> 16).wrapping_mul(0x85EB_CA6B);
    x = (x ^ x >> 13).wrapping_mul(0xC2B2_AE35);
    x ^ x >> 16
}
