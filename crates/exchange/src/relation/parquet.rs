//! A table as Parquet, for column-wise tools: days as days, money as decimals, nothing known as null.
//! Not for tables that do not fit in memory column by column. Equal views give equal bytes.

use super::{Kind, Part, Table, Value};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use plan::{Date, View};
use std::sync::Arc;

/// How many rows are written as one group.
const GROUP: usize = 65_536;

/// Digits of a sum of money, and how many of them stand behind the point.
const MONEY: (i32, i32) = (18, 2);

/// A table cannot be written; none of the values of the register are known to do that.
#[derive(Debug, thiserror::Error)]
#[error("write Parquet: {0}")]
pub struct Unwritable(#[from] ParquetError);

/// The values of one column.
enum Values {
    Text(Vec<ByteArray>),
    Long(Vec<i64>),
    Day(Vec<i32>),
}

/// One column of a group: its values, and for each row whether there is one.
struct Filled {
    values: Values,
    there: Vec<i16>,
}

/// Writes a table.
pub fn parquet(table: &Table, view: &View<'_>) -> Result<Vec<u8>, Unwritable> {
    let properties = WriterProperties::builder().set_created_by("jpoa".to_owned()).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema(table)?, Arc::new(properties))?;
    let mut group = empty(table);
    let mut rows = 0;
    let mut failed = None;
    table.each_row(view, &mut |row| {
        for (column, value) in group.iter_mut().zip(row) {
            column.add(value);
        }
        rows += 1;
        if rows == GROUP {
            failed = failed.take().or_else(|| write(&mut writer, table, &std::mem::replace(&mut group, empty(table))).err());
            rows = 0;
        }
    });
    if let Some(error) = failed {
        return Err(error.into());
    }
    if rows > 0 {
        write(&mut writer, table, &group)?;
    }
    Ok(writer.into_inner()?)
}

fn schema(table: &Table) -> Result<TypePtr, ParquetError> {
    let field = |column: &super::Column| {
        let (physical, logical) = match column.kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Whole => (Physical::INT64, None),
            Kind::Money => (Physical::INT64, Some(LogicalType::decimal(MONEY.1, MONEY.0))),
            Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
        };
        let repetition = if is_required(column.part) { Repetition::REQUIRED } else { Repetition::OPTIONAL };
        let mut field =
            Type::primitive_type_builder(column.name, physical).with_repetition(repetition).with_logical_type(logical);
        if column.kind == Kind::Money {
            field = field.with_precision(MONEY.0).with_scale(MONEY.1);
        }
        field.build().map(Arc::new)
    };
    let fields = table.columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    Ok(Arc::new(Type::group_type_builder(table.name).with_fields(fields).build()?))
}

fn is_required(part: Part) -> bool {
    matches!(part, Part::Key | Part::Given)
}

fn empty(table: &Table) -> Vec<Filled> {
    let values = |kind| match kind {
        Kind::Text => Values::Text(Vec::new()),
        Kind::Whole | Kind::Money => Values::Long(Vec::new()),
        Kind::Day => Values::Day(Vec::new()),
    };
    table.columns.iter().map(|column| Filled { values: values(column.kind), there: Vec::new() }).collect()
}

impl Filled {
    fn add(&mut self, value: &Value<'_>) {
        let is_there = match (&mut self.values, value) {
            (Values::Text(texts), Value::Text(text)) => {
                texts.push(ByteArray::from(text.as_bytes().to_vec()));
                true
            }
            (Values::Long(numbers), Value::Whole(number)) => {
                numbers.push(*number);
                true
            }
            (Values::Long(numbers), Value::Money(amount)) => {
                numbers.push(amount.0);
                true
            }
            (Values::Day(days), Value::Day(day)) => {
                days.push(since_1970(*day));
                true
            }
            (_, Value::Text(_) | Value::Whole(_) | Value::Money(_) | Value::Day(_) | Value::None) => false,
        };
        self.there.push(i16::from(is_there));
    }
}

/// Days since the beginning of 1970.
fn since_1970(day: Date) -> i32 {
    (day - Date::constant(1970, 1, 1)).get_days()
}

fn write(writer: &mut SerializedFileWriter<Vec<u8>>, table: &Table, columns: &[Filled]) -> Result<(), ParquetError> {
    let mut group = writer.next_row_group()?;
    for (column, filled) in table.columns.iter().zip(columns) {
        let there = (!is_required(column.part)).then_some(filled.there.as_slice());
        match &filled.values {
            Values::Text(values) => write_column::<ByteArrayType>(&mut group, values, there)?,
            Values::Long(values) => write_column::<Int64Type>(&mut group, values, there)?,
            Values::Day(values) => write_column::<Int32Type>(&mut group, values, there)?,
        }
    }
    group.close()?;
    Ok(())
}

fn write_column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: &[T::T],
    there: Option<&[i16]>,
) -> Result<(), ParquetError> {
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(values, there, None)?;
        column.close()?;
    }
    Ok(())
}
