package io.dbmodernizer.datamover;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows for the schema "everything" with the values that are easily lost. */
public final class SampleRows {

  private static final String COLUMNS =
      "INSERT INTO [Sales].[Kinds] ([Flag], [Tiny], [Small], [Whole], [Big], [Exact], [Longest],"
          + " [Price], [SmallPrice], [Single], [Double], [Day], [Clock], [Moment], [Precise], [Minute],"
          + " [Zoned], [Fixed], [NFixed], [Text50], [NText50], [OldText], [LongText], [Lob], [Bytes4],"
          + " [Bytes20], [Picture], [LongBytes], [Guid], [Name], [Changed]) VALUES ";

  private SampleRows() {}

  public static void insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          COLUMNS
              + "(TRUE, 127, -32768, 2147483647 / 4, 9223372036854775807, 123456789012345.6789,"
              + " 1234567890123456789012345678.0123456789, 922337203685477.5807, -214748.3648, 1.1754944e-38,"
              + " 4.9e-324, DATE '0001-01-01', TIME '23:59:59.9999999', TIMESTAMP '1753-01-01 00:00:00.003',"
              + " TIMESTAMP '9999-12-31 23:59:59.9999999', TIMESTAMP '2079-06-06 23:59:00',"
              + " TIMESTAMP WITH TIME ZONE '2024-02-29 12:34:56.1234567+14:00', 'ab', 'é漢', 'a''b', '漢字 😀',"
              + " '', REPEAT('x😀', 5000), REPEAT('long ', 40000), X'00ff0102', X'', X'89504e47',"
              + " X'00', '6F9619FF-8B86-D011-B42D-00C04FC964FF', '', TIMESTAMP '2024-03-31 02:30:00.997')");
      statement.execute(
          COLUMNS
              + "(FALSE, -128, 32767, -999, -9223372036854775808, -0.0001, -0.0000000001, -0.0001, 0, -3.4e38,"
              + " -1.7976931348623157e308, DATE '9999-12-31', TIME '00:00:00', TIMESTAMP '9999-12-31 23:59:59.997',"
              + " TIMESTAMP '0001-01-01 00:00:00.0000001', TIMESTAMP '1900-01-01 00:00:00',"
              + " TIMESTAMP WITH TIME ZONE '0001-01-02 00:00:00.0000001-14:00', '', ' ', ' lead', 'trail ', 'null',"
              + " '', '', X'00000000', X'00ff', X'', X'', '00000000-0000-0000-0000-000000000000', 'NULL',"
              + " TIMESTAMP '2000-01-01 00:00:00')");
      // All columns NULL, apart from those with defaults.
      statement.execute(
          "INSERT INTO [Sales].[Kinds] ([Name], [Guid], [Changed]) VALUES (NULL, NULL, NULL)");
      // A number that was given and is gone: the next row's number must not come back to it.
      statement.execute("INSERT INTO [Sales].[Kinds] ([Whole]) VALUES (-1)");
      statement.execute("DELETE FROM [Sales].[Kinds] WHERE [Whole] = -1");
      statement.execute(
          "INSERT INTO [Sales].[Order]"
              + " VALUES (1, 5, NULL, NULL, 'parent'), (1, 2, 1, 5, 'child'), (2, 1, 2, 1, 'own')");
      statement.execute(
          "INSERT INTO [Sales].[Line] VALUES (1, 5, 1, 10), (1, 5, 2, NULL), (1, 2, 1, 15)");
      statement.execute(
          "INSERT INTO \"odd.schema\"\"with]\".\"select * from; \"\"Ünï漢.[字]\""
              + " VALUES (1, 'a'), (1, 'a'), (NULL, ''), (NULL, NULL)");
    }
  }
}
