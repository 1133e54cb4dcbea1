//! Comparison of a screenshot with the approved one, by the mean colour of small squares.
//!
//! Written here because crates compare pixel by pixel or by structure, and report every edge of a letter
//! where another version of a font renderer smooths it differently. Means of squares as large as a letter do
//! not change then; a moved line, a lost button or another colour changes them.
use super::image::Image;

/// Side of a square, in pixels of the approved picture: 12 CSS pixels on a phone, 16 on a desktop.
const SIDE: usize = 4;
/// Largest difference of two means, of 255, that counts as equal. Reducing pictures to 32 colours costs up to
/// 11; text that moves by one CSS pixel stays below, by two it shows in dozens of squares, by four in
/// hundreds.
const APART: f32 = 16.0;
/// Number of squares that may differ in one picture: a blinking cursor, a letter drawn differently.
pub(super) const ALLOWED: usize = 2;

/// Returns the squares in which two pictures differ, as `[x, y, width, height]`; one square for all of it
/// when their sizes do.
pub(super) fn differing(approved: &Image, now: &Image) -> Vec<[usize; 4]> {
    if (approved.width, approved.height) != (now.width, now.height) {
        return vec![[0, 0, now.width, now.height]];
    }
    let mut found = Vec::new();
    for y in (0..now.height).step_by(SIDE) {
        for x in (0..now.width).step_by(SIDE) {
            let square = [x, y, SIDE.min(now.width - x), SIDE.min(now.height - y)];
            if apart(approved.mean(square), now.mean(square)) > APART {
                found.push(square);
            }
        }
    }
    found
}

/// Returns the perceived difference of two colours, of 255: in lightness (luma), and in the two colour
/// differences of video.
fn apart(one: [f32; 3], other: [f32; 3]) -> f32 {
    let [red, green, blue] = [0, 1, 2].map(|part| one[part] - other[part]);
    let light = 0.299 * red + 0.587 * green + 0.114 * blue;
    let (to_blue, to_red) = (0.564 * (blue - light), 0.713 * (red - light));
    light.hypot(to_blue).hypot(to_red)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(lightness: u8) -> Image {
        let mut image = Image::new(26, 10);
        for y in 0..10 {
            for x in 0..26 {
                image.frame([x, y, 1, 1], [lightness; 3]);
            }
        }
        image
    }

    #[test]
    fn differences_that_nobody_sees_do_not_count() {
        assert_eq!(differing(&grey(200), &grey(200)), [[0; 4]; 0]);
        assert_eq!(differing(&grey(200), &grey(212)), [[0; 4]; 0]);
        // One point in a square, however dark, is the edge of a letter.
        let mut speck = grey(200);
        speck.frame([5, 5, 1, 1], [30; 3]);
        assert_eq!(differing(&grey(200), &speck), [[0; 4]; 0]);
    }

    #[test]
    fn a_line_in_another_place_differs_where_it_was_and_where_it_is() {
        let (mut before, mut now) = (grey(240), grey(240));
        before.frame([0, 1, 8, 1], [20; 3]);
        now.frame([0, 5, 8, 1], [20; 3]);
        assert_eq!(differing(&before, &now), [[0, 0, 4, 4], [4, 0, 4, 4], [0, 4, 4, 4], [4, 4, 4, 4]]);
    }

    #[test]
    fn another_hue_of_the_same_lightness_differs_and_so_does_another_size() {
        let (mut green, mut red) = (grey(240), grey(240));
        for y in 0..4 {
            for x in 24..26 {
                green.frame([x, y, 1, 1], [20, 110, 80]);
                red.frame([x, y, 1, 1], [160, 60, 40]);
            }
        }
        assert_eq!(differing(&green, &red), [[24, 0, 2, 4]]);
        assert_eq!(differing(&Image::new(26, 9), &green), [[0, 0, 26, 10]]);
    }
}
