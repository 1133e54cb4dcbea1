//! Pictures in memory and as PNG files, scaled down and with few colours.
//!
//! Written on `png` alone: an image library compiles for longer than these functions are to read, and the
//! palette must not depend on its version.
use std::collections::HashMap;
use xtask_base::{Error, Result};

/// Red, green and blue of a pixel.
pub(super) type Colour = [u8; 3];

/// Number of colours of an approved picture, which shows one theme.
const COLOURS: usize = 32;

/// Picture: pixels in rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Image {
    pub(super) width: usize,
    pub(super) height: usize,
    points: Vec<Colour>,
}

impl Image {
    /// Returns a black picture.
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { width, height, points: vec![[0; 3]; width * height] }
    }

    pub(super) fn row(&self, y: usize) -> &[Colour] {
        &self.points[y * self.width..(y + 1) * self.width]
    }

    fn row_mut(&mut self, y: usize) -> &mut [Colour] {
        &mut self.points[y * self.width..(y + 1) * self.width]
    }

    /// Returns a rectangle of it.
    pub(super) fn part(&self, [x, y, width, height]: [usize; 4]) -> Self {
        let mut part = Self::new(width, height);
        for row in 0..height {
            part.row_mut(row).copy_from_slice(&self.row(y + row)[x..x + width]);
        }
        part
    }

    /// Copies another picture into it, cut off at the edges.
    pub(super) fn put(&mut self, x: usize, y: usize, other: &Self) {
        let width = other.width.min(self.width - x);
        for row in 0..other.height.min(self.height - y) {
            self.row_mut(y + row)[x..x + width].copy_from_slice(&other.row(row)[..width]);
        }
    }

    /// Draws a line of one colour along the inner edge of a rectangle.
    pub(super) fn frame(&mut self, [x, y, width, height]: [usize; 4], colour: Colour) {
        for row in y..y + height {
            let line = &mut self.row_mut(row)[x..x + width];
            if row == y || row == y + height - 1 {
                line.fill(colour);
            } else {
                line[0] = colour;
                line[width - 1] = colour;
            }
        }
    }

    /// Returns the mean colour of a rectangle: red, green and blue from 0 to 255.
    pub(super) fn mean(&self, [x, y, width, height]: [usize; 4]) -> [f32; 3] {
        let mut sums = [0_u32; 3];
        for row in y..y + height {
            for point in &self.row(row)[x..x + width] {
                for (sum, part) in sums.iter_mut().zip(point) {
                    *sum += u32::from(*part);
                }
            }
        }
        sums.map(|sum| sum as f32 / (width * height) as f32)
    }

    /// Scales it down by a whole factor: each pixel is the mean of a square. The rest at the far edges is cut
    /// off.
    pub(super) fn smaller(&self, times: usize) -> Self {
        let mut small = Self::new(self.width / times, self.height / times);
        for y in 0..small.height {
            for x in 0..small.width {
                let mean = self.mean([x * times, y * times, times, times]);
                small.row_mut(y)[x] = mean.map(|part| part.round() as u8);
            }
        }
        small
    }

    /// Reads a PNG file of any colour type.
    pub(super) fn from_png(bytes: &[u8]) -> Result<Self> {
        let broken = |e: png::DecodingError| Error::new(format!("no readable picture: {e}"), "take it anew");
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(broken)?;
        let mut buffer = vec![0; reader.output_buffer_size().unwrap_or_default()];
        let info = reader.next_frame(&mut buffer).map_err(broken)?;
        let points = buffer.chunks_exact(info.color_type.samples()).map(|point| match *point {
            [red, green, blue, ..] => [red, green, blue],
            _ => [point[0]; 3],
        });
        let (width, height) = (info.width as usize, info.height as usize);
        Ok(Self { width, height, points: points.take(width * height).collect() })
    }

    /// Returns it as a PNG file with all its colours.
    pub(super) fn to_png(&self) -> Result<Vec<u8>> {
        self.encode(png::ColorType::Rgb, None, &self.points.concat())
    }

    /// Returns it as a PNG file with a palette.
    pub(super) fn to_small_png(&self) -> Result<Vec<u8>> {
        let palette = self.palette();
        let mut known: HashMap<Colour, u8> = HashMap::new();
        let index = |colour: &Colour| *known.entry(*colour).or_insert_with(|| nearest(&palette, *colour));
        let rows: Vec<u8> = self.points.iter().map(index).collect();
        self.encode(png::ColorType::Indexed, Some(palette.concat()), &rows)
    }

    fn encode(&self, colours: png::ColorType, palette: Option<Vec<u8>>, rows: &[u8]) -> Result<Vec<u8>> {
        let failed = |e: png::EncodingError| Error::new(format!("no PNG: {e}"), "see xtask/src/pictures");
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(colours);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        if let Some(palette) = palette {
            encoder.set_palette(palette);
            // Filters predict from neighbours, which palette indices do not allow.
            encoder.set_filter(png::Filter::NoFilter);
        }
        let mut writer = encoder.write_header().map_err(failed)?;
        writer.write_image_data(rows).map_err(failed)?;
        writer.finish().map_err(failed)?;
        Ok(bytes)
    }

    /// Returns its palette: each colour is the one that those before represent worst, by its distance times
    /// the root of its frequency, so that plain areas keep their exact colour, and small marks their own.
    fn palette(&self) -> Vec<Colour> {
        let mut counts: HashMap<Colour, u64> = HashMap::new();
        for colour in &self.points {
            *counts.entry(*colour).or_default() += 1;
        }
        // The root in sixteenths, so that rare colours differ too.
        let weighed = |(colour, count): (Colour, u64)| (colour, (count * 256).isqrt(), u64::from(u16::MAX));
        let mut left: Vec<(Colour, u64, u64)> = counts.into_iter().map(weighed).collect();
        // Sorted, because a hash map has no order.
        left.sort_unstable();
        let mut palette = Vec::new();
        while palette.len() < COLOURS
            && let Some((next, ..)) = left.iter().copied().max_by_key(|(_, weight, off)| weight * off)
        {
            palette.push(next);
            for (colour, _, off) in &mut left {
                *off = (*off).min(apart(*colour, next));
            }
        }
        palette
    }
}

/// Returns the squared distance of two colours.
fn apart(one: Colour, other: Colour) -> u64 {
    one.iter().zip(other).map(|(a, b)| u64::from(a.abs_diff(b)).pow(2)).sum()
}

fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    (0..).zip(palette).min_by_key(|(_, one)| apart(**one, colour)).map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a white picture with a red bar of four by two in a corner.
    fn bar() -> Image {
        let mut image = Image::new(9, 5);
        image.points.fill([255; 3]);
        for y in 0..2 {
            image.row_mut(y)[..4].fill([200, 0, 0]);
        }
        image
    }

    #[test]
    fn a_picture_of_few_colours_comes_back_as_it_was_from_both_kinds_of_file() {
        let image = bar();
        assert_eq!(Image::from_png(&image.to_png().unwrap()).unwrap(), image);
        assert_eq!(Image::from_png(&image.to_small_png().unwrap()).unwrap(), image);
    }

    #[test]
    fn of_more_colours_than_are_kept_the_frequent_ones_stay_as_they_are() {
        let mut image = Image::new(64, 4);
        image.points.fill([246, 244, 238]);
        for x in 0..60 {
            image.row_mut(0)[x] = [x as u8 * 4; 3];
        }
        let back = Image::from_png(&image.to_small_png().unwrap()).unwrap();
        assert_eq!(back.row(1), image.row(1));
        let worst = back.points.iter().zip(&image.points).map(|(a, b)| apart(*a, *b)).max();
        assert!(worst.is_some_and(|worst| worst < 3 * 8 * 8), "{worst:?}");
        assert!(Image::from_png(b"no picture").is_err());
    }

    #[test]
    fn smaller_is_the_mean_and_the_rest_is_cut_off() {
        let small = bar().smaller(4);
        assert_eq!((small.width, small.height), (2, 1));
        assert_eq!(small.row(0), [[228, 128, 128], [255; 3]]);
    }

    #[test]
    fn parts_are_put_where_they_were() {
        let image = bar();
        let part = image.part([1, 1, 5, 3]);
        let mut other = Image::new(9, 5);
        other.put(1, 1, &part);
        assert_eq!(other.part([1, 1, 5, 3]), part);
        assert_eq!(other.row(0), [[0; 3]; 9]);
        other.put(7, 3, &image);
        assert_eq!(&other.row(3)[7..], [[200, 0, 0]; 2]);
    }
}
