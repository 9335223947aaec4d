package io.dbmodernizer.datamover.catalog;

/** Type families of SQL Server, by which columns are declared, copied and compared. */
public enum TypeFamily {
  BIT,
  TINYINT,
  SMALLINT,
  INT,
  BIGINT,
  /** Exact number with precision and scale. */
  DECIMAL,
  MONEY,
  SMALLMONEY,
  REAL,
  /** Double precision. */
  FLOAT,
  DATE,
  /** Time of day; the scale counts fractional digits. */
  TIME,
  DATETIME,
  /** The scale counts fractional digits. */
  DATETIME2,
  SMALLDATETIME,
  /** The scale counts fractional digits. */
  DATETIMEOFFSET,
  /** Fixed length, padded. */
  CHAR,
  /** Fixed length, padded. */
  NCHAR,
  /** A missing length means max. */
  VARCHAR,
  /** A missing length means max. */
  NVARCHAR,
  TEXT,
  NTEXT,
  /** Fixed length. */
  BINARY,
  /** A missing length means max. */
  VARBINARY,
  IMAGE,
  UNIQUEIDENTIFIER,
  XML,
  /** Written by the database at every change of its row; never copied nor compared. */
  ROWVERSION,
  /** Anything else; the column type names the provider's type. */
  UNSUPPORTED;

  /** Whether values are text. */
  public boolean isText() {
    return switch (this) {
      case CHAR, NCHAR, VARCHAR, NVARCHAR, TEXT, NTEXT, XML -> true;
      default -> false;
    };
  }

  /** Whether values are byte strings. */
  public boolean isBinary() {
    return switch (this) {
      case BINARY, VARBINARY, IMAGE, ROWVERSION -> true;
      default -> false;
    };
  }
}
