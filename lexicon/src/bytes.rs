//! Writing and reading the parts of a dictionary: numbers, strings, columns.

use crate::error::LexiconError;

/// Numbers below this are their own mark among small numbers.
const OWN_MARK: u16 = 192;
/// The mark of a number that follows in full.
const FULL: u8 = u8::MAX;

/// Grows the bytes of a dictionary.
#[derive(Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// A number, seven bits a byte, the low ones first.
    pub(crate) fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.raw(text.as_bytes());
    }

    /// Numbers of 16 bits, all low bytes before all high ones: high bytes are much alike.
    pub(crate) fn planes(&mut self, column: &[u16]) {
        self.bytes.extend(column.iter().map(|value| *value as u8));
        self.bytes
            .extend(column.iter().map(|value| (*value >> 8) as u8));
    }

    /// Numbers of 16 bits, most of them below 192: a column of marks, then what the marks do not
    /// say. 0 to 191 are numbers themselves; a mark m from 192 to 254 means
    /// `192 + 256 · (m − 192)` and a byte to add; 255 means that two bytes have the number.
    pub(crate) fn small_numbers(&mut self, column: impl Iterator<Item = u16>) {
        let mut rest = Vec::new();
        for number in column {
            let mark = match number.checked_sub(OWN_MARK) {
                None => number as u8,
                Some(beyond) if beyond >> 8 < u16::from(FULL) - OWN_MARK => {
                    rest.push(beyond as u8);
                    (OWN_MARK + (beyond >> 8)) as u8
                }
                Some(_) => {
                    rest.extend(number.to_le_bytes());
                    FULL
                }
            };
            self.bytes.push(mark);
        }
        self.bytes.extend(rest);
    }
}

/// Walks over the bytes of a dictionary; every step checks that it stays inside.
#[derive(Clone)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    part: &'static str,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Reader {
            bytes,
            part: "first bytes",
        }
    }

    /// Names the part that is read from here on, for errors.
    pub(crate) fn enter(&mut self, part: &'static str) {
        self.part = part;
    }

    pub(crate) fn corrupt(&self) -> LexiconError {
        LexiconError::Corrupt { part: self.part }
    }

    /// Everything has been read.
    pub(crate) fn finish(self) -> Result<(), LexiconError> {
        if self.bytes.is_empty() {
            Ok(())
        } else {
            Err(self.corrupt())
        }
    }

    pub(crate) fn raw(&mut self, length: usize) -> Result<&'a [u8], LexiconError> {
        let (head, rest) = self
            .bytes
            .split_at_checked(length)
            .ok_or(LexiconError::Truncated { part: self.part })?;
        self.bytes = rest;
        Ok(head)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, LexiconError> {
        self.raw(1).map(|bytes| bytes[0])
    }

    pub(crate) fn number(&mut self) -> Result<u32, LexiconError> {
        let mut number = 0u32;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            if shift == 28 && bits > 0xf {
                break;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(self.corrupt())
    }

    /// A count of things that take at least a byte each, so that no bytes can make us reserve
    /// more memory than they are long.
    pub(crate) fn count(&mut self) -> Result<usize, LexiconError> {
        let count = self.number()? as usize;
        if count > self.bytes.len() {
            return Err(LexiconError::Truncated { part: self.part });
        }
        Ok(count)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, LexiconError> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.raw(length)?).map_err(|_| self.corrupt())
    }

    pub(crate) fn planes(
        &mut self,
        length: usize,
    ) -> Result<impl Iterator<Item = u16> + 'a, LexiconError> {
        let low = self.raw(length)?;
        let high = self.raw(length)?;
        Ok(low
            .iter()
            .zip(high)
            .map(|(low, high)| u16::from_le_bytes([*low, *high])))
    }

    /// As many numbers as [`Writer::small_numbers`] wrote.
    pub(crate) fn small_numbers(&mut self, length: usize) -> Result<Vec<u16>, LexiconError> {
        let marks = self.raw(length)?;
        let mut numbers = Vec::with_capacity(length);
        for mark in marks {
            numbers.push(match u16::from(*mark).checked_sub(OWN_MARK) {
                None => u16::from(*mark),
                Some(_) if *mark == FULL => u16::from_le_bytes([self.byte()?, self.byte()?]),
                Some(beyond) => OWN_MARK + (beyond << 8) + u16::from(self.byte()?),
            });
        }
        Ok(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 16_383, 16_384, u32::MAX] {
            let mut writer = Writer::default();
            writer.number(number);
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            assert_eq!(reader.number(), Ok(number));
            assert_eq!(reader.finish(), Ok(()));
        }
    }

    #[test]
    fn a_number_that_never_ends_is_an_error() {
        assert!(Reader::new(&[0xff; 9]).number().is_err());
        assert!(Reader::new(&[0xff; 2]).number().is_err());
    }

    #[test]
    fn small_numbers_come_back_large_ones_too() {
        let column = [0, 191, 192, 193, 447, 448, 16_319, 16_320, u16::MAX, 5];
        let mut writer = Writer::default();
        writer.small_numbers(column.into_iter());
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.small_numbers(10).as_deref(), Ok(&column[..]));
        assert_eq!(reader.finish(), Ok(()));
    }

    #[test]
    fn planes_come_back() {
        let column = [0, 1, 255, 256, u16::MAX];
        let mut writer = Writer::default();
        writer.planes(&column);
        let bytes = writer.finish();
        let read: Vec<u16> = Reader::new(&bytes)
            .planes(5)
            .expect("it is whole")
            .collect();
        assert_eq!(read, column);
    }
}
