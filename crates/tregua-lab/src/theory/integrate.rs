//! A small integrator, for laws of fighting and sickness written as rates.

/// Two numbers that change.
pub type State = [f64; 2];

/// One step of the classical Runge-Kutta method of fourth order.
fn rk4(rate: &impl Fn(State) -> State, y: State, dt: f64) -> State {
    let along = |slope: State, h: f64| [y[0] + h * slope[0], y[1] + h * slope[1]];
    let a = rate(y);
    let b = rate(along(a, dt / 2.0));
    let c = rate(along(b, dt / 2.0));
    let d = rate(along(c, dt));
    std::array::from_fn(|i| y[i] + dt / 6.0 * (a[i] + 2.0 * b[i] + 2.0 * c[i] + d[i]))
}

/// Integrates until `margin` falls to zero; the time and the state there, no numbers if it never does.
pub fn until(rate: impl Fn(State) -> State, mut y: State, margin: impl Fn(State) -> f64) -> (f64, State) {
    let (mut t, mut dt) = (0.0, 1e-2);
    while dt > 1e-12 {
        let next = rk4(&rate, y, dt);
        if margin(next) > 0.0 {
            (t, y) = (t + dt, next);
            if t > 1e4 {
                return (f64::NAN, [f64::NAN; 2]);
            }
        } else {
            dt /= 2.0; // the crossing lies within this step: approach it from below
        }
    }
    (t, y)
}

/// Integrates for a time.
pub fn after(time: f64, rate: impl Fn(State) -> State, start: State) -> State {
    let steps = (time * 100.0).round() as u32;
    (0..steps).fold(start, |y, _| rk4(&rate, y, time / f64::from(steps)))
}
