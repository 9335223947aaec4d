package io.dbmodernizer.datamover.dialect.sqlserver;

/** The text of a module as far as it is code. */
final class SqlServerCode {

  private SqlServerCode() {}

  /**
   * Returns the text without comments and without the content of literals, so that words in them do
   * not count. Brackets and double quotes around names are left out. Statements that a module
   * builds as literals are not seen.
   */
  static String of(String module) {
    StringBuilder code = new StringBuilder();
    int at = 0;
    while (at < module.length()) {
      char c = module.charAt(at);
      if (module.startsWith("--", at)) {
        int end = module.indexOf('\n', at);
        at = end < 0 ? module.length() : end;
      } else if (module.startsWith("/*", at)) {
        at = afterComment(module, at);
        code.append(' ');
      } else if (c == '\'') {
        at = afterLiteral(module, at);
        code.append("''");
      } else {
        if (c != '[' && c != ']' && c != '"') {
          code.append(c);
        }
        at++;
      }
    }
    return code.toString();
  }

  /** Comments of SQL Server are nested. */
  private static int afterComment(String module, int start) {
    int depth = 0;
    int at = start;
    while (at < module.length()) {
      if (module.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (module.startsWith("*/", at)) {
        depth--;
        at += 2;
        if (depth == 0) {
          return at;
        }
      } else {
        at++;
      }
    }
    return at;
  }

  private static int afterLiteral(String module, int start) {
    int end = module.indexOf('\'', start + 1);
    return end < 0 ? module.length() : end + 1;
  }
}
