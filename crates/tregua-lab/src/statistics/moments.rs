//! Moments: what most means, spreads and errors are made of.

/// Count, mean and squares of some numbers. In two passes, so that large numbers that differ little do not cancel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Moments {
    /// How many numbers.
    pub n: f64,
    /// Their mean; 0 without any.
    pub mean: f64,
    /// Sum of their squared distances from it.
    pub squares: f64,
}

impl Moments {
    /// Of numbers that can be gone through again.
    pub(crate) fn of(numbers: impl Iterator<Item = f64> + Clone) -> Self {
        let n = numbers.clone().count() as f64;
        let mean = numbers.clone().sum::<f64>() / n.max(1.0);
        let squares = numbers.map(|x| (x - mean) * (x - mean)).sum();
        Self { n, mean, squares }
    }

    /// The variance of what they are a sample of; 0 of a single number, which shows no spread.
    pub(crate) fn variance(&self) -> f64 {
        self.squares / (self.n - 1.0).max(1.0)
    }

    /// The standard deviation of what they are a sample of.
    pub(crate) fn deviation(&self) -> f64 {
        self.variance().sqrt()
    }

    /// Their own standard deviation, as if they were all that there is: a scale, and no estimate.
    pub(crate) fn scale(&self) -> f64 {
        (self.squares / self.n.max(1.0)).sqrt()
    }

    /// The standard error of the mean; none of fewer than two numbers, which show no spread.
    pub(crate) fn error(&self) -> Option<f64> {
        (self.n >= 2.0).then(|| (self.variance() / self.n).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::Moments;

    #[test]
    fn moments_are_those_of_the_textbook() {
        let found = Moments::of([1.0, 2.0, 6.0].into_iter());
        assert_eq!((found.n, found.mean, found.squares), (3.0, 3.0, 14.0));
        assert_eq!((found.variance(), found.deviation()), (7.0, 7f64.sqrt()));
        assert_eq!((found.scale(), found.error()), ((14.0 / 3.0_f64).sqrt(), Some((7.0 / 3.0_f64).sqrt())));
        let alone = Moments::of([5.0].into_iter());
        assert_eq!((alone.variance(), alone.error()), (0.0, None));
        assert_eq!(Moments::of(std::iter::empty()).mean, 0.0);
    }
}
