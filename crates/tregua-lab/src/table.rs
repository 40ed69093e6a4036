//! Tables: named columns with units, on disk as Parquet with the unit of each column in its metadata.

use crate::disk;
use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use std::collections::HashMap;
use std::fs::File;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of the note that holds the sum of a table's values.
const SUM: &str = "sum";

/// Rows that are laid out and written at a time: more would stand in memory twice.
const GROUP: usize = 1000;

/// A whole number that is missing.
pub const MISSING: i64 = i64::MIN;

/// A column's values. A missing number is not a number here, or [`MISSING`] among whole ones, and null on disk.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Numbers.
    Real(Vec<f64>),
    /// Whole numbers.
    Whole(Vec<i64>),
    /// Texts.
    Text(Vec<String>),
}

impl Values {
    fn len(&self) -> usize {
        match self {
            Self::Real(v) => v.len(),
            Self::Whole(v) => v.len(),
            Self::Text(v) => v.len(),
        }
    }

    fn kind(&self) -> DataType {
        match self {
            Self::Real(_) => DataType::Float64,
            Self::Whole(_) => DataType::Int64,
            Self::Text(_) => DataType::Utf8,
        }
    }

    fn array(&self, rows: Range<usize>) -> ArrayRef {
        match self {
            Self::Real(v) => {
                let present = |x: &f64| (!x.is_nan()).then_some(*x);
                Arc::new(v[rows].iter().map(present).collect::<Float64Array>())
            }
            Self::Whole(v) => {
                let present = |x: &i64| (*x != MISSING).then_some(*x);
                Arc::new(v[rows].iter().map(present).collect::<Int64Array>())
            }
            Self::Text(v) => Arc::new(StringArray::from_iter_values(&v[rows])),
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Values.
    pub values: Values,
}

impl Column {
    /// A column of numbers.
    #[must_use]
    pub fn real(name: impl Into<String>, unit: impl Into<String>, values: Vec<f64>) -> Self {
        Self { name: name.into(), unit: unit.into(), values: Values::Real(values) }
    }

    /// A column of whole numbers.
    #[must_use]
    pub fn whole(name: impl Into<String>, unit: impl Into<String>, values: Vec<i64>) -> Self {
        Self { name: name.into(), unit: unit.into(), values: Values::Whole(values) }
    }

    /// A column of texts.
    #[must_use]
    pub fn text(name: impl Into<String>, values: Vec<String>) -> Self {
        Self { name: name.into(), unit: String::new(), values: Values::Text(values) }
    }
}

/// A table: columns of one length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
}

/// What can go wrong with a table on disk.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// It could not be written; what was there before is untouched.
    #[error(
        "could not write {path}: {cause} (finished runs are kept; free some room or choose another folder with -o)"
    )]
    Write {
        /// File.
        path: PathBuf,
        /// Why.
        cause: String,
    },
    /// It could not be read; nothing of it was used.
    #[error(
        "could not read the table {path}: {cause} (it is damaged or no table of Tregua: delete it and run again)"
    )]
    Read {
        /// File.
        path: PathBuf,
        /// Why.
        cause: String,
    },
}

impl Table {
    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |c| c.values.len())
    }

    /// The numbers of a column, if there is one of that name and kind.
    #[must_use]
    pub fn real(&self, name: &str) -> Option<&[f64]> {
        self.columns.iter().find(|c| c.name == name).and_then(|c| match &c.values {
            Values::Real(v) => Some(v.as_slice()),
            _ => None,
        })
    }

    /// The numbers of a column, whole or not, if there is one of that name: missing ones are not a number.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Option<Vec<f64>> {
        let known = |x: &i64| if *x == MISSING { f64::NAN } else { *x as f64 };
        let column = self.columns.iter().find(|c| c.name == name)?;
        match &column.values {
            Values::Real(v) => Some(v.clone()),
            Values::Whole(v) => Some(v.iter().map(known).collect()),
            Values::Text(_) => None,
        }
    }

    /// A note of a table on disk, if it has one of that name.
    ///
    /// # Errors
    /// [`TableError::Read`] if it is missing, damaged or of another kind.
    pub fn note(path: &Path, name: &str) -> Result<Option<String>, TableError> {
        let read = || -> Result<Option<String>, Box<dyn std::error::Error>> {
            let opened = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
            Ok(opened.schema().metadata().get(name).cloned())
        };
        read().map_err(|e| TableError::Read { path: path.to_path_buf(), cause: e.to_string() })
    }

    /// The texts of a column, if there is one of that name and kind.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&[String]> {
        self.columns.iter().find(|c| c.name == name).and_then(|c| match &c.values {
            Values::Text(v) => Some(v.as_slice()),
            _ => None,
        })
    }

    /// Makes room for so many rows in all, so that hundreds of long columns do not grow step by step.
    pub fn reserve(&mut self, rows: usize) {
        for column in &mut self.columns {
            match &mut column.values {
                Values::Real(v) => v.reserve_exact(rows.saturating_sub(v.len())),
                Values::Whole(v) => v.reserve_exact(rows.saturating_sub(v.len())),
                Values::Text(v) => v.reserve_exact(rows.saturating_sub(v.len())),
            }
        }
    }

    /// Appends the rows of a table with the same columns.
    ///
    /// # Panics
    /// If the columns differ: both come from the same list.
    pub fn append(&mut self, other: Self) {
        if self.columns.is_empty() {
            *self = other;
            return;
        }
        assert_eq!(self.columns.len(), other.columns.len(), "tables of different columns");
        for (mine, theirs) in self.columns.iter_mut().zip(other.columns) {
            assert_eq!(mine.name, theirs.name, "tables of different columns");
            match (&mut mine.values, theirs.values) {
                (Values::Real(a), Values::Real(b)) => a.extend(b),
                (Values::Whole(a), Values::Whole(b)) => a.extend(b),
                (Values::Text(a), Values::Text(b)) => a.extend(b),
                _ => panic!("column {} of different kinds", mine.name),
            }
        }
    }

    /// Writes it beside its place and then puts it there, so that a table on disk is always whole. `notes` go into the file's metadata.
    ///
    /// # Errors
    /// [`TableError::Write`] if the disk is full or the folder read-only; the old file is then untouched.
    pub fn write(&self, path: &Path, notes: &[(&str, String)]) -> Result<(), TableError> {
        disk::put_whole(path, |beside| self.write_to(beside, notes))
            .map_err(|e| TableError::Write { path: path.to_path_buf(), cause: e.to_string() })
    }

    fn write_to(&self, path: &Path, notes: &[(&str, String)]) -> Result<(), Box<dyn std::error::Error>> {
        let field = |c: &Column| {
            let unit = HashMap::from([("unit".to_string(), c.unit.clone())]);
            Field::new(&c.name, c.values.kind(), true).with_metadata(unit)
        };
        let sum = [(SUM, format!("{:016x}", self.sum()))];
        let notes = notes.iter().chain(&sum).map(|(k, v)| ((*k).to_string(), v.clone())).collect();
        let schema =
            Arc::new(Schema::new_with_metadata(self.columns.iter().map(field).collect::<Vec<_>>(), notes));
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let mut writer = ArrowWriter::try_new(File::create(path)?, schema.clone(), Some(properties))?;
        for first in (0..self.rows()).step_by(GROUP) {
            let rows = first..self.rows().min(first + GROUP);
            let arrays = self.columns.iter().map(|c| c.values.array(rows.clone())).collect();
            writer.write(&RecordBatch::try_new(schema.clone(), arrays)?)?;
            writer.flush()?;
        }
        writer.close()?;
        Ok(())
    }

    /// Reads a table, whole or not at all.
    ///
    /// # Errors
    /// [`TableError::Read`] if it is missing, damaged or of another kind.
    pub fn read(path: &Path) -> Result<Self, TableError> {
        Self::read_from(path).map_err(|e| TableError::Read { path: path.to_path_buf(), cause: e.to_string() })
    }

    fn read_from(path: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let opened = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
        let told = opened.schema().metadata().get(SUM).cloned().ok_or("it has no sum of its values")?;
        let mut table = Self::default();
        for batch in opened.build()? {
            table.append(Self::from_batch(&batch?)?);
        }
        if told != format!("{:016x}", table.sum()) {
            return Err("its values are not those that were written".into());
        }
        Ok(table)
    }

    /// A sum of all names, units and values: damage shows in it.
    fn sum(&self) -> u64 {
        self.columns.iter().fold(disk::SUM, |sum, c| {
            let named = disk::sum(disk::sum(sum, c.name.as_bytes()), c.unit.as_bytes());
            match &c.values {
                // Whatever was missing comes back as one and the same number that is none.
                Values::Real(v) => v.iter().fold(named, |s, x| {
                    disk::sum(s, &if x.is_nan() { f64::NAN } else { *x }.to_bits().to_le_bytes())
                }),
                Values::Whole(v) => v.iter().fold(named, |s, x| disk::sum(s, &x.to_le_bytes())),
                Values::Text(v) => {
                    v.iter().fold(named, |s, x| disk::sum(disk::sum(s, x.as_bytes()), &[0xff]))
                }
            }
        })
    }

    /// The rows in the order of a column of whole numbers.
    #[must_use]
    pub fn sorted_by(mut self, name: &str) -> Self {
        let key = self.columns.iter().find(|c| c.name == name).map(|c| &c.values);
        let Some(Values::Whole(key)) = key else { return self };
        let mut order: Vec<usize> = (0..key.len()).collect();
        order.sort_by_key(|i| key[*i]);
        for column in &mut self.columns {
            match &mut column.values {
                Values::Real(v) => *v = order.iter().map(|i| v[*i]).collect(),
                Values::Whole(v) => *v = order.iter().map(|i| v[*i]).collect(),
                Values::Text(v) => *v = order.iter().map(|i| std::mem::take(&mut v[*i])).collect(),
            }
        }
        self
    }

    /// The whole numbers of a column, if there is one of that name and kind.
    #[must_use]
    pub fn whole(&self, name: &str) -> Option<&[i64]> {
        self.columns.iter().find(|c| c.name == name).and_then(|c| match &c.values {
            Values::Whole(v) => Some(v.as_slice()),
            _ => None,
        })
    }

    fn from_batch(batch: &RecordBatch) -> Result<Self, String> {
        let schema = batch.schema();
        let column = |(field, array): (&Arc<Field>, &ArrayRef)| {
            let unit = field.metadata().get("unit").cloned().unwrap_or_default();
            values(array).map(|values| Column { name: field.name().clone(), unit, values })
        };
        let columns = schema.fields().iter().zip(batch.columns()).map(column);
        Ok(Self { columns: columns.collect::<Result<_, _>>()? })
    }
}

fn values(array: &ArrayRef) -> Result<Values, String> {
    let any = array.as_any();
    if let Some(a) = any.downcast_ref::<Float64Array>() {
        return Ok(Values::Real(a.iter().map(|x| x.unwrap_or(f64::NAN)).collect()));
    }
    if let Some(a) = any.downcast_ref::<Int64Array>() {
        return Ok(Values::Whole(a.iter().map(|x| x.unwrap_or(MISSING)).collect()));
    }
    if let Some(a) = any.downcast_ref::<StringArray>() {
        return Ok(Values::Text(a.iter().map(|x| x.unwrap_or_default().to_string()).collect()));
    }
    Err(format!("a column of kind {:?}", array.data_type() as &DataType))
}
