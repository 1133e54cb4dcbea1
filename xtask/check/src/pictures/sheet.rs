//! Approved pictures: a sheet for each screen and theme, with each device and language, scaled down.
use super::compare::{ALLOWED, differing};
use super::image::{Colour, Image};
use super::screens::Screen;
use super::studio::Studio;
use std::path::PathBuf;
use topup_guard_drive::{LANGS, Scheme, Setup};
use xtask_base::Result;
use xtask_base::files::{files, read, write};
use xtask_base::run::{root, target};

/// Size of a sheet.
const SHEET: [usize; 2] = [640, 481];
/// Colour that marks a difference.
const RED: Colour = [230, 0, 40];

/// Device of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Device {
    Phone,
    /// A phone with large text.
    Elder,
    Desk,
}

/// Picture on a sheet.
#[derive(Debug, Clone, Copy)]
struct Look {
    device: Device,
    /// Index in [`LANGS`].
    lang: usize,
}

impl Look {
    fn all() -> impl Iterator<Item = Self> {
        let devices = [Device::Phone, Device::Elder, Device::Desk];
        devices.into_iter().flat_map(|device| (0..LANGS.len()).map(move |lang| Self { device, lang }))
    }

    fn setup(self) -> Setup {
        if self.device == Device::Desk { Setup::DESK } else { Setup::PHONE }
    }

    /// Returns the factor by which it is scaled down, chosen so that all sheets together stay below 1.5 MB.
    fn times(self) -> usize {
        if self.device == Device::Desk { 4 } else { 3 }
    }

    /// Returns its rectangle on the sheet: phones above, desktops below.
    fn place(self) -> [usize; 4] {
        let [width, height] =
            [self.setup().width, self.setup().height].map(|length| length as usize / self.times());
        match self.device {
            Device::Phone => [self.lang * width, 0, width, height],
            Device::Elder => [(LANGS.len() + self.lang) * width, 0, width, height],
            Device::Desk => [self.lang * width, SHEET[1] - height, width, height],
        }
    }

    fn name(self) -> String {
        let device = match self.device {
            Device::Phone => "phone",
            Device::Elder => "elder",
            Device::Desk => "desk",
        };
        format!("{}-{device}", LANGS[self.lang])
    }
}

/// All pictures of a screen in one theme.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Name of the file without its extension.
    name: String,
    image: Image,
}

impl Sheet {
    /// Takes a screen's pictures in light and dark; writes them in full size to `target/pictures/` too.
    pub(super) fn take(studio: &Studio<'_>, screen: &Screen) -> Result<[Self; 2]> {
        let schemes = [Scheme::Light, Scheme::Dark];
        let mut sheets = schemes.map(|scheme| Self {
            name: format!("{}-{}", screen.stem(), scheme.name()),
            image: Image::new(SHEET[0], SHEET[1]),
        });
        for (lang, name) in LANGS.into_iter().enumerate() {
            for large in [false, true] {
                studio.set_up(Setup::PHONE)?;
                studio.show(screen, name, large)?;
                // A window that is resized or changes its scheme must look like one that was opened so.
                for look in
                    Look::all().filter(|look| look.lang == lang && (look.device == Device::Elder) == large)
                {
                    for (sheet, scheme) in sheets.iter_mut().zip(schemes) {
                        studio.set_up(look.setup().scheme(scheme))?;
                        let png = studio.png()?;
                        write(&folder().join(format!("{}-{}.png", sheet.name, look.name())), &png)?;
                        let [x, y, ..] = look.place();
                        sheet.image.put(x, y, &Image::from_png(&png)?.smaller(look.times()));
                    }
                }
            }
        }
        Ok(sheets)
    }

    fn path(&self) -> PathBuf {
        approved().join(format!("{}.png", self.name))
    }

    /// Returns the pictures that differ from the approved ones, with the number of differing squares; draws
    /// both.
    pub(super) fn differences(&self) -> Result<Vec<String>> {
        let path = self.path();
        if !path.is_file() {
            return Ok(vec![format!("{}: not approved yet", self.name)]);
        }
        let before = Image::from_png(&read(&path)?)?;
        if (before.width, before.height) != (self.image.width, self.image.height) {
            return Ok(vec![format!("{}: approved in another size", self.name)]);
        }
        let mut now = self.image.clone();
        let mut lines = Vec::new();
        for look in Look::all() {
            let place @ [x, y, ..] = look.place();
            let squares = differing(&before.part(place), &self.image.part(place));
            if squares.len() <= ALLOWED {
                continue;
            }
            lines.push(format!("{}, {}: {} squares differ", self.name, look.name(), squares.len()));
            for [left, top, width, height] in squares {
                now.frame([x + left, y + top, width, height], RED);
            }
        }
        if !lines.is_empty() {
            let mut both = Image::new(SHEET[0], SHEET[1] * 2);
            both.put(0, 0, &before);
            both.put(0, SHEET[1], &now);
            write(&different().join(format!("{}.png", self.name)), both.to_png()?)?;
        }
        Ok(lines)
    }

    /// Saves it as approved.
    pub(super) fn approve(&self) -> Result<()> {
        write(&self.path(), self.image.to_small_png()?)
    }

    /// Returns the approved sheets that belong to none of these.
    pub(super) fn left_over(sheets: &[Self]) -> Result<Vec<PathBuf>> {
        let mut found = if approved().is_dir() { files(&approved())? } else { Vec::new() };
        found.retain(|path| sheets.iter().all(|sheet| sheet.path() != *path));
        Ok(found)
    }
}

/// Returns the folder of the pictures in full size.
pub(super) fn folder() -> PathBuf {
    target().join("pictures")
}

/// Returns the folder of the differences: approved above, current below with each differing square marked.
pub(super) fn different() -> PathBuf {
    folder().join("different")
}

/// Returns the folder of the approved sheets.
pub(super) fn approved() -> PathBuf {
    root().join("tests/pictures")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pictures_of_a_sheet_do_not_overlap_and_lie_within_it() {
        let mut taken = Image::new(SHEET[0], SHEET[1]);
        for look in Look::all() {
            let place @ [x, y, width, height] = look.place();
            assert!(x + width <= SHEET[0] && y + height <= SHEET[1], "{}", look.name());
            assert_eq!(taken.part(place).mean([0, 0, width, height]), [0.0; 3], "{}", look.name());
            for row in y..y + height {
                for at in x..x + width {
                    taken.frame([at, row, 1, 1], [1; 3]);
                }
            }
        }
        assert_eq!(Look::all().count(), 6);
    }
}
