package io.dbmodernizer.datamover.value;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * The charsets of the code pages that collations of SQL Server have. They are those by which the
 * driver decodes.
 */
final class CodePages {

  private CodePages() {}

  /**
   * Returns the charset of a code page.
   *
   * @param codePage the number that {@code COLLATIONPROPERTY} returns as {@code CodePage}
   * @throws SQLException if no collation of SQL Server has this code page
   */
  static Charset charset(int codePage) throws SQLException {
    return switch (codePage) {
      case 874, 932, 936, 949, 950 -> Charset.forName("MS" + codePage);
      case 437, 850, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258 ->
          Charset.forName("Cp" + codePage);
      case 65001 -> StandardCharsets.UTF_8;
      default ->
          throw new SQLException(
              "no charset for code page "
                  + codePage
                  + "; give the column a collation with a Windows code page or a UTF-8 collation");
    };
  }
}
