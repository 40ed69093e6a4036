//! Multinomial logistic regression with a ridge, by Newton's method.

use nalgebra::{DMatrix, DVector};
use tregua_engine::choice;
use tregua_engine::num;

/// Rows of terms, one after the other, and the class of each.
#[derive(Clone, Debug, Default)]
pub struct Cases {
    /// Terms a row.
    pub width: usize,
    /// The rows.
    pub terms: Vec<f64>,
    /// The class of each, from 0.
    pub class: Vec<usize>,
}

impl Cases {
    /// Row by row: its terms and its class.
    pub fn rows(&self) -> impl Iterator<Item = (&[f64], usize)> {
        self.terms.chunks_exact(self.width).zip(self.class.iter().copied())
    }
}

/// ln of the odds of each class over the first, as a weighted sum of terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Logistic {
    /// Number of classes.
    pub classes: usize,
    /// Weights of all classes but the first, one class after the other.
    weights: Vec<f64>,
    width: usize,
}

/// What is seen at some weights.
struct Look {
    /// The penalised likelihood: -ln of it.
    loss: f64,
    /// How it falls.
    slope: DVector<f64>,
    /// How that changes.
    curvature: DMatrix<f64>,
}

/// Steps after which a search that has not settled is taken as it is.
const STEPS: usize = 50;
/// A step this small is the last.
const SETTLED: f64 = 1e-6;

impl Logistic {
    /// Fits by greatest penalised likelihood; `ridge` holds every weight but the constant's back.
    #[must_use]
    pub fn fit(cases: &Cases, classes: usize, ridge: f64) -> Self {
        let width = cases.width;
        let mut fitted = Self { classes, weights: vec![0.0; (classes - 1) * width], width };
        let mut here = fitted.look(cases, ridge);
        for _ in 0..STEPS {
            let Some(cholesky) = here.curvature.cholesky() else { break };
            let step = cholesky.solve(&here.slope);
            // Newton's step may overshoot far from the top: half of it, and half again.
            let mut part = 1.0;
            let next = loop {
                let next = fitted.moved(&step, part);
                if part * step.amax() < SETTLED {
                    return next;
                }
                let there = next.look(cases, ridge);
                if there.loss <= here.loss || part < 1e-4 {
                    here = there;
                    break next;
                }
                part *= 0.5;
            };
            fitted = next;
        }
        fitted
    }

    fn moved(&self, step: &DVector<f64>, part: f64) -> Self {
        let weights = self.weights.iter().zip(step.iter()).map(|(w, s)| w + part * s).collect();
        Self { weights, ..self.clone() }
    }

    /// Whether this weight is held back: all are but the constants'.
    fn held(&self, i: usize) -> bool {
        !i.is_multiple_of(self.width)
    }

    /// The penalised likelihood, with its slope and curvature: one pass over the cases tells all three.
    fn look(&self, cases: &Cases, ridge: f64) -> Look {
        let (w, k) = (self.width, self.classes - 1);
        let mut slope = vec![0.0; k * w];
        // One triangle of each pair of classes; the rest is the same by symmetry.
        let mut curves = vec![vec![0.0; w * w]; k * k];
        let (mut loss, mut chances) = (0.0, vec![0.0; self.classes]);
        for (terms, class) in cases.rows() {
            self.chances(terms, 1.0, &mut chances);
            loss -= num::ln(chances[class].max(f64::MIN_POSITIVE));
            for a in 0..k {
                let off = f64::from(u8::from(class == a + 1)) - chances[a + 1];
                slope[a * w..][..w].iter_mut().zip(terms).for_each(|(s, x)| *s += off * x);
                for b in 0..=a {
                    let same = f64::from(u8::from(a == b));
                    outer(&mut curves[a * k + b], terms, chances[a + 1] * (same - chances[b + 1]));
                }
            }
        }
        let mut curvature = DMatrix::zeros(k * w, k * w);
        for a in 0..k {
            for b in 0..=a {
                for i in 0..w {
                    for j in 0..=i {
                        let x = curves[a * k + b][i * w + j];
                        for (r, c) in [(a * w + i, b * w + j), (a * w + j, b * w + i)] {
                            curvature[(r, c)] = x;
                            curvature[(c, r)] = x;
                        }
                    }
                }
            }
        }
        for (i, weight) in self.weights.iter().enumerate() {
            // A trace of it on the constants, too: a class that nobody is in must not run away.
            let ridge = if self.held(i) { ridge } else { 1e-6 };
            slope[i] -= ridge * weight;
            curvature[(i, i)] += ridge;
            loss += if self.held(i) { 0.5 * ridge * weight * weight } else { 0.0 };
        }
        Look { loss, slope: DVector::from_vec(slope), curvature }
    }

    /// The chance of each class, the odds raised to `cool`.
    pub fn chances(&self, terms: &[f64], cool: f64, out: &mut [f64]) {
        self.ln_odds(terms, out);
        out.iter_mut().for_each(|odds| *odds *= cool);
        choice::logit(out, 1.0);
    }

    /// ln of the odds of each class over the first.
    pub fn ln_odds(&self, terms: &[f64], out: &mut [f64]) {
        out[0] = 0.0;
        for (class, weights) in out[1..].iter_mut().zip(self.weights.chunks_exact(self.width)) {
            *class = weights.iter().zip(terms).map(|(w, x)| w * x).sum::<f64>();
        }
    }
}

/// Adds `by` times the lower triangle of terms × terms.
fn outer(to: &mut [f64], terms: &[f64], by: f64) {
    for (i, (row, x)) in to.chunks_exact_mut(terms.len()).zip(terms).enumerate() {
        let x = by * x;
        row[..=i].iter_mut().zip(terms).for_each(|(sum, y)| *sum += x * y);
    }
}
