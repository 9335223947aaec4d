package io.dbmodernizer.datamover.dialect;

/** The major versions of SQL Server, and the columns that older ones lack. */
final class SqlServerVersions {

  static final int V2008 = 10;
  static final int V2012 = 11;
  static final int V2014 = 12;
  static final int V2016 = 13;
  static final int V2017 = 14;
  static final int V2022 = 16;

  private SqlServerVersions() {}

  /** Returns a number or flag of a catalog view; 0 in a version that lacks it. */
  static String number(int version, int since, String column) {
    return version >= since ? column : "CAST(0 AS int) AS " + column;
  }

  /** Returns a text or optional number of a catalog view; NULL in a version that lacks it. */
  static String optional(int version, int since, String column) {
    return version >= since ? column : "CAST(NULL AS nvarchar(128)) AS " + column;
  }
}
