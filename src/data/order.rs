//! Sorting where speed does not matter. The standard sort is compiled anew for each type of list, to about 5 kB every
//! time; here only places are sorted, so that one such code serves all lists.

use std::cmp::Ordering;

/// Sorts `list` by `key`, which is asked once for each; equals keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let places = sorted(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    arrange(list, &places);
}

/// Sorts `list` by what `compare` says; equals keep their order.
pub(crate) fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(list, &places);
}

/// The places from 0 to `count` in their order.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Puts the members of `list` in the order of `places`, which holds each place once.
fn arrange<T>(list: &mut Vec<T>, places: &[usize]) {
    let mut members: Vec<Option<T>> = list.drain(..).map(Some).collect();
    let arranged = places.iter().filter_map(|at| members.get_mut(*at)?.take());
    list.extend(arranged);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order_and_nothing_is_lost() {
        let first = |word: &&str| word.chars().next();
        for (list, ordered) in [
            (vec![], vec![]),
            (vec!["b2", "a1", "b1", "a2"], vec!["a1", "a2", "b2", "b1"]),
            (vec!["c", "b", "a"], vec!["a", "b", "c"]),
        ] {
            let (mut by_key, mut compared) = (list.clone(), list);
            sort_by_key(&mut by_key, first);
            sort_by(&mut compared, |a, b| first(a).cmp(&first(b)));
            assert_eq!((&by_key, &compared), (&ordered, &ordered));
        }
    }
}
