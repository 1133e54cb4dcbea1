//! Search for forms that are alike: exchanges models and variants, by simulated annealing.

use topup_guard_core::quiz::{Rng, Seed};

use super::bank::Bank;
use super::{ALLOWED, EACH, FORMS, PRACTICE};

/// Cost that is taken on at first, and in the end.
const WARM: f64 = 12.0;
const COLD: f64 = 0.05;

/// Weight of what gives the truth away in practice.
const PRACTISED: f64 = 300.0;

/// Number of seats of one truth in all forms.
const SEATS: usize = FORMS * EACH;

/// Model and variant in a place of a form, by their indices.
#[derive(Clone, Copy, PartialEq)]
struct Seat {
    model: usize,
    variant: usize,
}

/// Forms that are being put together. Seats stand truth by truth (scams first), form by form.
#[derive(Clone)]
struct Forms<'a> {
    bank: &'a Bank,
    seats: Vec<Seat>,
    /// By how many scams outnumber genuine artefacts: form, incidental, level.
    ahead: Vec<Vec<Vec<i32>>>,
    /// Cost of what `ahead` says.
    within: i64,
    /// Places of each model, in the first two forms and in the last two.
    places: Vec<[Option<usize>; 2]>,
    /// What is left for practice: how many scams and genuine artefacts there are, and how many of them have
    /// each level of each incidental.
    left: [f64; 2],
    practice: Vec<Vec<[f64; 2]>>,
}

/// Returns the truth (0 for scams) and the form of a place.
fn home(place: usize) -> (usize, usize) {
    (place / SEATS, place % SEATS / EACH)
}

/// Returns the cost of a level that is ahead by so many: heavy beyond what is allowed.
fn cost(ahead: i32) -> i64 {
    let over = i64::from((ahead.abs() - ALLOWED).max(0));
    200 * over * over + i64::from(ahead) * i64::from(ahead)
}

impl<'a> Forms<'a> {
    /// Draws forms at random: the first two share half of their models with each of the last two.
    fn draw(bank: &'a Bank, rng: &mut Rng) -> Self {
        let mut seats = Vec::new();
        for scam in [true, false] {
            let mut models: Vec<_> =
                (0..bank.models.len()).filter(|model| bank.models[*model].scam == scam).collect();
            rng.shuffle(&mut models);
            let quarter = EACH / 2;
            let of = |parts: [usize; 4]| {
                parts.into_iter().flat_map(move |part| part * quarter..(part + 1) * quarter)
            };
            let order = of([0, 1, 2, 3]).chain(of([0, 2, 1, 3]));
            seats.extend(order.map(|place| Seat { model: models[place], variant: 0 }));
        }
        let ahead = vec![bank.levels.iter().map(|count| vec![0; *count]).collect(); FORMS];
        let none = Seat { model: usize::MAX, variant: 0 };
        let practice = bank.levels.iter().map(|count| vec![[0.0; 2]; *count]).collect();
        let mut forms = Self {
            left: [0.0; 2],
            practice,
            bank,
            seats: vec![none; seats.len()],
            ahead,
            within: 0,
            places: vec![[None; 2]; bank.models.len()],
        };
        for (place, seat) in seats.into_iter().enumerate() {
            let variant = rng.below(bank.models[seat.model].variants.len());
            forms.put(place, Seat { variant, ..seat });
        }
        for item in 0..bank.items.len() {
            forms.shift(item, 1.0);
        }
        for model in 0..bank.models.len() {
            if forms.is_aside(model) {
                forms.set(model, -1.0);
            }
        }
        forms
    }

    /// Returns whether practice does not have a model: it is in a form, or its twin is.
    fn is_aside(&self, model: usize) -> bool {
        let twin = self.bank.models[model].twin;
        [Some(model), twin].into_iter().flatten().any(|one| self.places[one] != [None; 2])
    }

    /// Adds a model to practice, or with −1 takes it out, and its twin with it that can be in no form.
    fn set(&mut self, model: usize, by: f64) {
        let bank = self.bank;
        for item in [Some(bank.models[model].item), bank.models[model].other_twin].into_iter().flatten() {
            self.shift(item, by);
        }
    }

    fn shift(&mut self, item: usize, by: f64) {
        let bank = self.bank;
        let truth = usize::from(!bank.items[item].scam);
        self.left[truth] += by;
        for (incidental, level, part) in &bank.items[item].levels {
            self.practice[*incidental][*level][truth] += by * part;
        }
    }

    /// Returns by how much practice gives the truth away: the sum of φ², of which Cramér's V is made, over the
    /// incidentals.
    fn given_away(&self) -> f64 {
        let [scams, genuine] = self.left.map(|left| left.max(1.0));
        let levels = self.practice.iter().flatten();
        let part = |[one, other]: &[f64; 2]| {
            let (one, other) = (one / scams, other / genuine);
            (one - other).powi(2) / (2.0 * (one + other).max(0.01))
        };
        levels.map(part).sum()
    }

    /// Puts a model in a place, for the one that is there.
    fn put(&mut self, place: usize, seat: Seat) {
        let (truth, form) = home(place);
        let sign = if truth == 0 { 1 } else { -1 };
        for (seat, by) in [(self.seats[place], -sign), (seat, sign)] {
            let Some(model) = self.bank.models.get(seat.model) else { continue };
            for (incidental, level) in model.variants[seat.variant].levels.iter().enumerate() {
                let ahead = &mut self.ahead[form][incidental][*level];
                self.within += cost(*ahead + by) - cost(*ahead);
                *ahead += by;
            }
        }
        if let Some(places) = self.places.get_mut(self.seats[place].model)
            && places[form / 2] == Some(place)
        {
            places[form / 2] = None;
        }
        self.seats[place] = seat;
        self.places[seat.model][form / 2] = Some(place);
    }

    /// Returns the cost of everything.
    fn cost(&self) -> f64 {
        self.within as f64 / 20.0 + self.between() + self.set_aside() + PRACTISED * self.given_away()
    }

    /// Returns by how much forms differ in media, groups, difficulty and families: sums of squares about the
    /// mean.
    fn between(&self) -> f64 {
        let kinds = self.bank.traits;
        let width = kinds.iter().sum::<usize>() + self.bank.families;
        let mut counts = vec![[0_i32; FORMS]; 2 * width];
        for (place, seat) in self.seats.iter().enumerate() {
            let (truth, form) = home(place);
            let model = &self.bank.models[seat.model];
            let mut first = truth * width;
            for (kind, count) in model.traits.iter().zip(kinds) {
                counts[first + kind][form] += 1;
                first += count;
            }
            counts[first + model.family][form] += 1;
        }
        let weight = |place: usize| match place % width {
            place if place < kinds[0] + kinds[1] => 1.0,
            place if place < kinds.iter().sum() => 3.0,
            _ => 0.3,
        };
        let spread = |counts: &[i32; FORMS]| {
            let sum = counts.iter().sum::<i32>();
            let squares: i32 = counts.iter().map(|count| count * count).sum();
            f64::from(squares) - f64::from(sum * sum) / FORMS as f64
        };
        counts.iter().enumerate().map(|(place, counts)| weight(place) * spread(counts)).sum()
    }

    /// Returns the cost of what is set aside: of twins, of families and tactics of which practice keeps too
    /// little, and of models that are the same in two forms.
    fn set_aside(&self) -> f64 {
        let bank = self.bank;
        let (mut cost, mut aside) = (0.0, 0);
        let mut families = vec![[0_usize; 2]; bank.families];
        let mut tactics = vec![0_usize; bank.tactics];
        let mut shared = [[0_i32; FORMS]; 2];
        for (place, model) in bank.models.iter().enumerate() {
            let twin = model.twin.map(|twin| self.places[twin]);
            let is_used = |places: [Option<usize>; 2]| places.iter().any(Option::is_some);
            let mine = self.places[place];
            if is_used(mine) || twin.is_some_and(is_used) {
                aside += 1 + usize::from(model.other_twin.is_some());
                families[model.family][usize::from(model.scam)] += 1;
                tactics[model.tactic] += 1;
            }
            if !is_used(mine) {
                continue;
            }
            if let [Some(one), Some(other)] = mine {
                let [one, other] =
                    [self.seats[one], self.seats[other]].map(|seat| &model.variants[seat.variant]);
                cost += if one.number == other.number {
                    60.0
                } else if one.differs(other) {
                    0.0
                } else {
                    4.0
                };
            }
            if let [Some(one), Some(other)] = mine
                && home(one).1 == 0
            {
                shared[usize::from(model.scam)][home(other).1] += 1;
            }
            for (mine, other) in mine
                .iter()
                .flatten()
                .flat_map(|mine| twin.into_iter().flatten().flatten().map(move |other| (mine, other)))
            {
                // Twins are in one form on no account, and better not in two either.
                cost += if home(*mine).1 == home(other).1 { 60.0 } else { 4.0 };
            }
        }
        for (used, all) in families.iter().zip(&bank.of_family) {
            for (used, all) in used.iter().zip(all) {
                let share = (*used as f64 - 0.6 * *all as f64).max(0.0);
                cost += share * share + if used >= all && *all > 0 { 6.0 } else { 0.0 };
            }
        }
        cost +=
            tactics.iter().zip(&bank.of_tactic).filter(|(used, all)| **all > 1 && used >= all).count() as f64;
        let half = EACH as i32 / 2;
        cost += shared.iter().map(|shared| f64::from((shared[2] - half).pow(2))).sum::<f64>() * 0.5;
        let items: usize = bank.of_tactic.iter().sum();
        cost + 10.0 * (aside + PRACTICE).saturating_sub(items) as f64
    }

    /// Draws an exchange: another variant, two models that change places between two forms, or a model that
    /// takes the places of another.
    fn exchange(&self, rng: &mut Rng) -> Vec<(usize, Seat)> {
        let variant = |model: usize, rng: &mut Rng| rng.below(self.bank.models[model].variants.len());
        let place = rng.below(self.seats.len());
        let seat = self.seats[place];
        match rng.below(10) {
            0..5 => vec![(place, Seat { variant: variant(seat.model, rng), ..seat })],
            5..8 => {
                let (truth, form) = home(place);
                let other = truth * SEATS + (form ^ 1) * EACH + rng.below(EACH);
                vec![(place, self.seats[other]), (other, seat)]
            }
            _ => {
                let unused = |model: &usize| {
                    self.bank.models[*model].scam == self.bank.models[seat.model].scam
                        && self.places[*model] == [None; 2]
                };
                let unused: Vec<_> = (0..self.bank.models.len()).filter(unused).collect();
                let Some(model) = rng.pick(&unused).copied() else { return Vec::new() };
                let places = self.places[seat.model].into_iter().flatten();
                places.map(|place| (place, Seat { model, variant: variant(model, rng) })).collect()
            }
        }
    }

    /// Makes an exchange, and returns the one that undoes it.
    fn make(&mut self, exchange: &[(usize, Seat)]) -> Vec<(usize, Seat)> {
        let undo: Vec<_> = exchange.iter().map(|(place, _)| (*place, self.seats[*place])).collect();
        let models = exchange.iter().chain(&undo).map(|(_, seat)| seat.model);
        let with_twins = models.flat_map(|model| [Some(model), self.bank.models[model].twin]);
        let mut touched: Vec<usize> = with_twins.flatten().collect();
        touched.sort_unstable();
        touched.dedup();
        let before: Vec<_> = touched.iter().map(|model| self.is_aside(*model)).collect();
        for (place, seat) in exchange {
            self.put(*place, *seat);
        }
        for (model, before) in touched.into_iter().zip(before) {
            match (before, self.is_aside(model)) {
                (true, false) => self.set(model, 1.0),
                (false, true) => self.set(model, -1.0),
                _ => {}
            }
        }
        undo
    }
}

/// Returns the best forms that were found: index of the model and number of the variant of each item.
pub(super) fn search(bank: &Bank, starts: u64, exchanges: u32) -> Vec<Vec<(usize, u32)>> {
    let mut best: Option<(f64, Vec<Seat>)> = None;
    for start in 0..starts.max(1) {
        let mut rng = Rng::new(Seed(start));
        let mut forms = Forms::draw(bank, &mut rng);
        let mut now = forms.cost();
        for step in 0..exchanges {
            let warmth = WARM * (COLD / WARM).powf(f64::from(step) / f64::from(exchanges));
            let exchange = forms.exchange(&mut rng);
            let undo = forms.make(&exchange);
            let then = forms.cost();
            if then <= now || rng.unit() < ((now - then) / warmth).exp() {
                now = then;
            } else {
                forms.make(&undo);
            }
            if best.as_ref().is_none_or(|(least, _)| now < *least - 1e-9) && step > exchanges / 2 {
                best = Some((now, forms.seats.clone()));
            }
        }
    }
    let seats = best.map(|(_, seats)| seats).unwrap_or_default();
    let mut forms = vec![Vec::new(); FORMS];
    for (place, seat) in seats.iter().enumerate() {
        forms[home(place).1].push((seat.model, bank.models[seat.model].variants[seat.variant].number));
    }
    forms
}
