//! Compresses for the program, which unpacks with `lz4_flex`: the LZ4 block format, searched for its shortest form.
//! That takes too long for a program at work, and makes the shipped atlas a sixth smaller.

use std::collections::HashMap;

/// A repetition is at least so long.
const LEAST: usize = 4;
/// It lies at most so far back.
const FARTHEST: usize = 65_535;
/// So many earlier places are tried, the nearest; more would save little, and could take minutes.
const PLACES: usize = 64;
/// The last bytes are always written as they are.
const TAIL: usize = 12;

/// `bytes` compressed, after their number.
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    let steps = shortest(bytes.len(), &repetitions(bytes));
    let mut out = u32::try_from(bytes.len())
        .unwrap_or(u32::MAX)
        .to_le_bytes()
        .to_vec();
    let (mut at, mut from) = (0, 0);
    while let Some(&(length, back)) = steps.get(at) {
        if length > 1 {
            let literals = bytes.get(from..at).unwrap_or_default();
            sequence(literals, Some((length, back)), &mut out);
            from = at + length;
        }
        at += length;
    }
    sequence(bytes.get(from..).unwrap_or_default(), None, &mut out);
    out
}

/// For each byte the longest earlier stretch found that what begins there repeats: its length, and how far back it lies.
fn repetitions(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut known: HashMap<&[u8], Vec<usize>> = HashMap::new();
    let end = bytes.len().saturating_sub(5);
    let mut found = vec![(1, 0); bytes.len()];
    for (at, best) in found
        .iter_mut()
        .enumerate()
        .take(bytes.len().saturating_sub(TAIL))
    {
        let here = bytes.get(at..end).unwrap_or_default();
        let Some(start) = here.get(..LEAST) else {
            break;
        };
        let places = known.entry(start).or_default();
        for &place in places
            .iter()
            .rev()
            .take_while(|place| at - **place <= FARTHEST)
            .take(PLACES)
        {
            let there = bytes.get(place..).unwrap_or_default();
            let length = here.iter().zip(there).take_while(|(a, b)| a == b).count();
            if length > best.0 {
                *best = (length, at - place);
            }
        }
        places.push(at);
    }
    found
}

/// For each byte the step to take from there, so that all takes the fewest bytes: one byte as it is, or a repetition.
fn shortest(count: usize, repetitions: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut costs = vec![0; count + 1];
    let mut steps = vec![(1, 0); count];
    for (at, &(longest, back)) in repetitions.iter().enumerate().rev() {
        let cost_at = |at: usize| costs.get(at).copied().unwrap_or_default();
        let mut best = (cost_at(at + 1) + 1, (1, 0));
        for length in LEAST..=longest {
            // The token, the distance, and what of the length the token cannot hold.
            let cost = cost_at(at + length) + 3 + (length + 236) / 255;
            best = best.min((cost, (length, back)));
        }
        if let (Some(cost), Some(step)) = (costs.get_mut(at), steps.get_mut(at)) {
            (*cost, *step) = best;
        }
    }
    steps
}

/// Bytes as they are, then a repetition.
fn sequence(literals: &[u8], repetition: Option<(usize, usize)>, out: &mut Vec<u8>) {
    let more = repetition.map_or(0, |(length, _)| length - LEAST);
    let nibble = |number: usize| u8::try_from(number.min(15)).unwrap_or_default();
    out.push(nibble(literals.len()) << 4 | nibble(more));
    number(literals.len(), out);
    out.extend(literals);
    if let Some((_, back)) = repetition {
        out.extend(u16::try_from(back).unwrap_or_default().to_le_bytes());
        number(more, out);
    }
}

/// What of a number a nibble cannot hold.
fn number(number: usize, out: &mut Vec<u8>) {
    let Some(mut left) = number.checked_sub(15) else {
        return;
    };
    while left >= 255 {
        out.push(255);
        left -= 255;
    }
    out.extend(u8::try_from(left));
}
