//! Beliefs about what kind of man sits across the table, and what his words and deeds teach (theory T13, T14).

/// Bayes' rule: every type's chance is multiplied by the chance that it would have done what was seen. What no type would have done teaches
/// nothing.
///
/// # Panics
/// If there is not a likelihood for every type.
pub fn learn(belief: &mut [f64], likelihood: &[f64]) {
    assert_eq!(belief.len(), likelihood.len(), "a likelihood for every type");
    let total: f64 = belief.iter().zip(likelihood).map(|(p, l)| p * l).sum();
    if total > 0.0 {
        for (p, l) in belief.iter_mut().zip(likelihood) {
            *p *= l / total;
        }
    }
}
