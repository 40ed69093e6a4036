//! Issues, and the packages that take one option of each.

/// Most packages of an agenda: all of them are enumerated once.
pub const MOST_PACKAGES: u64 = 10_000_000;

/// What can be chosen on an issue.
#[derive(Clone, Debug, PartialEq)]
pub enum Options {
    /// One of some words.
    Named(Vec<String>),
    /// A whole number.
    Integers {
        /// Lowest.
        low: i64,
        /// Highest that may be reached.
        high: i64,
        /// From one option to the next, at least 1.
        step: i64,
        /// Unit, for people; may be empty.
        unit: String,
    },
    /// A number of a range, in equal steps so that packages can be enumerated.
    Reals {
        /// Lowest.
        low: f64,
        /// Highest.
        high: f64,
        /// How many options, both ends among them, at least 2.
        count: u32,
        /// Unit, for people; may be empty.
        unit: String,
    },
}

/// Something to be settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Name.
    pub name: String,
    /// What can be chosen.
    pub options: Options,
}

impl Issue {
    /// How many options there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        match &self.options {
            Options::Named(names) => names.len() as u64,
            Options::Integers { low, high, step, .. } if high >= low => {
                (high.abs_diff(*low) / step.unsigned_abs()).saturating_add(1)
            }
            Options::Integers { .. } => 0,
            Options::Reals { count, .. } => u64::from(*count),
        }
    }

    /// The number that an option stands for, in the issue's unit; none where options are words.
    ///
    /// # Panics
    /// If there is no such option.
    #[must_use]
    pub fn amount(&self, option: usize) -> Option<f64> {
        assert!((option as u64) < self.count(), "{}: no option {option} among {}", self.name, self.count());
        match &self.options {
            Options::Named(_) => None,
            Options::Integers { low, step, .. } => Some((low + step * option as i64) as f64),
            Options::Reals { low, high, count, .. } => {
                let share = option as f64 / f64::from(count - 1);
                Some(if option as u32 + 1 == *count { *high } else { low + (high - low) * share })
            }
        }
    }

    /// An option in words: its name, or its number with the unit.
    ///
    /// # Panics
    /// If there is no such option.
    #[must_use]
    pub fn say(&self, option: usize) -> String {
        let (plain, unit) = (self.plain(option), self.unit());
        if unit.is_empty() { plain } else { format!("{plain} {unit}") }
    }

    /// An option without its unit.
    ///
    /// # Panics
    /// If there is no such option.
    #[must_use]
    pub fn plain(&self, option: usize) -> String {
        match (&self.options, self.amount(option).unwrap_or_default()) {
            (Options::Named(names), _) => names[option].clone(),
            (Options::Integers { .. }, amount) => format!("{amount:.0}"),
            (Options::Reals { low, high, .. }, amount) => {
                // Three digits of the range are enough to tell options apart for people.
                let digits = (0..6).find(|d| (high - low) * TENS[*d] >= 100.0).unwrap_or(6);
                format!("{amount:.digits$}")
            }
        }
    }

    /// Unit of its numbers; empty where there is none.
    #[must_use]
    pub fn unit(&self) -> &str {
        match &self.options {
            Options::Named(_) => "",
            Options::Integers { unit, .. } | Options::Reals { unit, .. } => unit,
        }
    }
}

const TENS: [f64; 6] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5];

/// One option of every issue, by its number on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Package(pub u32);

impl Package {
    /// Position among all packages.
    #[must_use]
    pub const fn ix(self) -> usize {
        self.0 as usize
    }
}

/// The issues, in order. Packages are numbered like the readings of a counter: the last issue turns fastest.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    issues: Vec<Issue>,
    /// Packages between an option of an issue and the next.
    strides: Vec<u32>,
    packages: u32,
}

impl Agenda {
    /// How many packages some issues make; `u64::MAX` where even that is too small.
    #[must_use]
    pub fn count(issues: &[Issue]) -> u64 {
        issues.iter().fold(1, |packages: u64, issue| packages.saturating_mul(issue.count()))
    }

    /// The agenda of these issues.
    ///
    /// # Panics
    /// If there is no issue, one without options, or more than [`MOST_PACKAGES`]: whoever reads an agenda checks that first.
    #[must_use]
    pub fn new(issues: Vec<Issue>) -> Self {
        let packages = Self::count(&issues);
        assert!(!issues.is_empty() && packages > 0, "{} issues make {packages} packages", issues.len());
        assert!(packages <= MOST_PACKAGES, "{packages} packages, more than {MOST_PACKAGES}");
        let mut strides = vec![1; issues.len()];
        for i in (1..issues.len()).rev() {
            strides[i - 1] = strides[i] * issues[i].count() as u32;
        }
        Self { issues, strides, packages: packages as u32 }
    }

    /// The issues.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// How many packages there are.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.packages as usize
    }

    /// Every package, in order.
    pub fn packages(&self) -> impl Iterator<Item = Package> + use<> {
        (0..self.packages).map(Package)
    }

    /// The option that a package takes of an issue.
    #[must_use]
    pub fn option(&self, package: Package, issue: usize) -> usize {
        (package.0 / self.strides[issue]) as usize % self.issues[issue].count() as usize
    }

    /// The options of a package, issue by issue.
    pub fn options(&self, package: Package) -> impl Iterator<Item = usize> + '_ {
        (0..self.issues.len()).map(move |issue| self.option(package, issue))
    }

    /// The package that takes these options.
    ///
    /// # Panics
    /// If there is not one option an issue, or no such option.
    #[must_use]
    pub fn package(&self, options: &[usize]) -> Package {
        assert_eq!(options.len(), self.issues.len(), "one option an issue");
        let placed = options.iter().zip(&self.issues).zip(&self.strides);
        Package(placed.fold(0, |sum, ((option, issue), stride)| {
            assert!((*option as u64) < issue.count(), "{}: no option {option}", issue.name);
            sum + *option as u32 * stride
        }))
    }
}
