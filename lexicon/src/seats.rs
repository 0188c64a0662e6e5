//! Which context in use stands in for one that is not.

use std::collections::BTreeSet;

use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;

use crate::dictionary::Rules;

/// For each context of a dictionary the one in use that its words can take.
pub(crate) struct Seats {
    seats: Vec<Option<u16>>,
}

/// What a context costs beside each of those in use: after it, then before it.
struct Profile {
    context: u16,
    costs: Vec<i16>,
}

impl Seats {
    pub(crate) fn new(
        rules: &Rules,
        matrix: &ConnectionCostMatrix,
        in_use: &BTreeSet<u16>,
    ) -> Seats {
        let profile = |context: u16| Profile::new(matrix, in_use, context);
        let profiles: Vec<Profile> = in_use.iter().copied().map(profile).collect();
        let nearest = |context: u16| {
            if in_use.contains(&context) {
                return Some(context);
            }
            let own = profile(context);
            let class = rules.class(context);
            profiles
                .iter()
                .filter(|other| rules.class(other.context) == class)
                .min_by_key(|other| own.distance(other))
                .map(|other| other.context)
        };
        let contexts = (0u16..).take(rules.classes.len());
        Seats {
            seats: contexts.map(nearest).collect(),
        }
    }

    /// The context itself when it is in use, else the one of its class that resembles it most;
    /// `None` when no context of its class is in use.
    pub(crate) fn seat(&self, context: u16) -> Option<u16> {
        self.seats.get(usize::from(context)).copied().flatten()
    }
}

impl Profile {
    fn new(matrix: &ConnectionCostMatrix, in_use: &BTreeSet<u16>, context: u16) -> Profile {
        let own = matrix.row(u32::from(context));
        let after = in_use.iter().map(|other| own[usize::from(*other)]);
        let before = in_use
            .iter()
            .map(|other| matrix.row(u32::from(*other))[usize::from(context)]);
        Profile {
            context,
            costs: after.chain(before).collect(),
        }
    }

    fn distance(&self, other: &Profile) -> u32 {
        let pairs = self.costs.iter().zip(&other.costs);
        pairs.map(|(a, b)| u32::from(a.abs_diff(*b))).sum()
    }
}
