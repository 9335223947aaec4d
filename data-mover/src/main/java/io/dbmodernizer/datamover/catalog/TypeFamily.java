package io.dbmodernizer.datamover.catalog;

/** The type families of SQL Server. They decide how a column is declared, copied and compared. */
public enum TypeFamily {
  BIT,
  TINYINT,
  SMALLINT,
  INT,
  BIGINT,
  /** An exact number with precision and scale. */
  DECIMAL,
  MONEY,
  SMALLMONEY,
  REAL,
  /** A floating-point number of double precision. */
  FLOAT,
  DATE,
  /** A time of day. The scale is the number of fractional digits of a second. */
  TIME,
  DATETIME,
  /** A date and time. The scale is the number of fractional digits of a second. */
  DATETIME2,
  SMALLDATETIME,
  /** A date and time with an offset. The scale is the number of fractional digits of a second. */
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
  /** A position in a tree. It is moved as the bytes that SQL Server stores. */
  HIERARCHYID,
  /** A shape in a plane. It is moved as the bytes that SQL Server stores. */
  GEOMETRY,
  /** A shape on the earth. It is moved as the bytes that SQL Server stores. */
  GEOGRAPHY,
  /**
   * A number that the database writes at every change of its row. It is neither copied nor
   * compared.
   */
  ROWVERSION,
  /** Any other type. The column type holds its name in the database. */
  UNSUPPORTED;

  /** Returns true if values of the family are text. */
  public boolean isText() {
    return switch (this) {
      case CHAR, NCHAR, VARCHAR, NVARCHAR, TEXT, NTEXT, XML -> true;
      default -> false;
    };
  }
}
