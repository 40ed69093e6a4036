//! Units: days since the scenario's first day, and the calendar around them.
//!
//! Inside the engine only day, km, m, kg grain-equivalent, person, peso; hazards per day; natural log-odds.

/// A civil date of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 31.
    pub day: u32,
}

impl Date {
    /// The date, if there is such a day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = Self { year, month, day };
        let real = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        real.then_some(date)
    }

    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year: i32 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month = parts.next().filter(|m| m.len() == 2)?.parse().ok()?;
        let day = parts.next().filter(|d| d.len() == 2)?.parse().ok()?;
        Self::new(year, month, day)
    }

    /// Days since 1 March of year 0, so that leap days fall at the end of a year (Hinnant's `days_from_civil`).
    #[must_use]
    pub fn number(self) -> i32 {
        let y = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let shifted = (self.month as i32 + 9) % 12;
        let doy = (153 * shifted + 2) / 5 + self.day as i32 - 1;
        era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy
    }

    /// The inverse of [`Date::number`].
    #[must_use]
    pub fn from_number(n: i32) -> Self {
        let era = n.div_euclid(146_097);
        let doe = n.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let shifted = (5 * doy + 2) / 153;
        let day = (doy - (153 * shifted + 2) / 5 + 1) as u32;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u32;
        let year = yoe + era * 400 + i32::from(month <= 2);
        Self { year, month, day }
    }

    /// The date `days` later.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self::from_number(self.number() + days)
    }

    /// Day of the year, 1 to 366.
    #[must_use]
    pub fn day_of_year(self) -> i32 {
        self.number() - Self { year: self.year, month: 1, day: 1 }.number() + 1
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 31,
    }
}
