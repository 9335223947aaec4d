package io.dbmodernizer.datamover.dialect.sqlserver;

import java.util.Set;

/** The major versions of SQL Server, and the columns that older ones lack. */
final class SqlServerVersions {

  /** The editions of Azure SQL Database and Managed Instance. */
  private static final Set<Integer> AZURE = Set.of(5, 8);

  private static final int NEWEST = Integer.MAX_VALUE;

  static final int V2008 = 10;
  static final int V2012 = 11;
  static final int V2014 = 12;
  static final int V2016 = 13;
  static final int V2017 = 14;
  static final int V2022 = 16;

  private SqlServerVersions() {}

  /** Returns the version whose views a server of this edition has. */
  static int ofEdition(int edition, int majorVersion) {
    return isAzure(edition) ? NEWEST : majorVersion;
  }

  /** Returns whether an edition is Azure's, which has all views whatever its version. */
  private static boolean isAzure(int edition) {
    return AZURE.contains(edition);
  }

  /** Returns a number or flag of a catalog view; 0 in a version that lacks it. */
  static String number(int version, int since, String column) {
    return version >= since ? column : "CAST(0 AS int) AS " + column;
  }

  /** Returns a text or optional number of a catalog view; NULL in a version that lacks it. */
  static String optional(int version, int since, String column) {
    return version >= since ? column : "CAST(NULL AS nvarchar(128)) AS " + column;
  }
}
