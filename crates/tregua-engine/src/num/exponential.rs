//! e to the power x: of all functions the one that a day asks for most.
//!
//! x = k·ln 2/32 + r with a whole number k, so that e^x = 2^(k/32)·e^r: the power from a table, e^r from the beginning of its series.
//! (The way of Tang, "Table-driven implementation of the exponential function", ACM Transactions on Mathematical Software 15, 1989.)

/// Steps of the table between 1 and 2.
const STEPS: u64 = 32;

/// Steps for each unit of the exponent: 32/ln 2.
const PER_UNIT: f64 = 46.166_241_308_446_83;

/// A step of the exponent, ln 2/32, in two parts: whole numbers of the first are exact.
const STEP: (f64, f64) = (0.021_660_849_390_173_098, 2.325_192_846_878_874e-12);

/// Added and taken away again it leaves the nearest whole number, which also stands in the last bits of the sum.
const WHOLE: f64 = 6_755_399_441_055_744.0;

/// Bits of 2^(i/32).
const POWERS: [u64; STEPS as usize] = [
    0x3ff0_0000_0000_0000,
    0x3ff0_59b0_d315_8574,
    0x3ff0_b558_6cf9_890f,
    0x3ff1_1301_d012_5b51,
    0x3ff1_72b8_3c7d_517b,
    0x3ff1_d487_3168_b9aa,
    0x3ff2_387a_6e75_6238,
    0x3ff2_9e9d_f51f_dee1,
    0x3ff3_06fe_0a31_b715,
    0x3ff3_71a7_373a_a9cb,
    0x3ff3_dea6_4c12_3422,
    0x3ff4_4e08_6061_892d,
    0x3ff4_bfda_d536_2a27,
    0x3ff5_342b_569d_4f82,
    0x3ff5_ab07_dd48_5429,
    0x3ff6_247e_b03a_5585,
    0x3ff6_a09e_667f_3bcd,
    0x3ff7_1f75_e8ec_5f74,
    0x3ff7_a114_73eb_0187,
    0x3ff8_2589_994c_ce13,
    0x3ff8_ace5_422a_a0db,
    0x3ff9_3737_b0cd_c5e5,
    0x3ff9_c491_82a3_f090,
    0x3ffa_5503_b23e_255d,
    0x3ffa_e89f_995a_d3ad,
    0x3ffb_7f76_f2fb_5e47,
    0x3ffc_199b_dd85_529c,
    0x3ffc_b720_dcef_9069,
    0x3ffd_5818_dcfb_a487,
    0x3ffd_fc97_337b_9b5f,
    0x3ffe_a4af_a2a4_90da,
    0x3fff_5076_5b6e_4540,
];

/// Where the result is an ordinary number, far from both ends of the range.
const ORDINARY: f64 = 700.0;

/// e to the power `x`, right to the last place but one.
#[inline]
pub fn exp(x: f64) -> f64 {
    if x.abs() >= ORDINARY || x.is_nan() {
        return libm::exp(x);
    }
    let sum = x * PER_UNIT + WHOLE;
    let (k, bits) = (sum - WHOLE, sum.to_bits());
    let r = (x - k * STEP.0) - k * STEP.1;
    let power = f64::from_bits(POWERS[(bits % STEPS) as usize].wrapping_add((bits / STEPS) << 52));
    let tail = 1.0 / 24.0 + r * (1.0 / 120.0 + r * (1.0 / 720.0));
    let rest = r + r * r * (0.5 + r * (1.0 / 6.0 + r * tail));
    power + power * rest
}
