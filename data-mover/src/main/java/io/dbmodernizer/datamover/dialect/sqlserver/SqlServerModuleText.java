package io.dbmodernizer.datamover.dialect.sqlserver;

import java.util.Locale;
import java.util.Set;

/**
 * The text of a module with the module's present name in its header.
 *
 * <p>SQL Server keeps the text as it was written. The name in it may lack the schema, and is the
 * former one after {@code sp_rename}. The statement {@code CREATE OR ALTER} would change an object
 * of that name.
 */
final class SqlServerModuleText {

  private static final Set<String> KINDS =
      Set.of("VIEW", "PROC", "PROCEDURE", "FUNCTION", "TRIGGER", "RULE", "DEFAULT");

  private final String text;
  private int at;

  private SqlServerModuleText(String text) {
    this.text = text;
  }

  /**
   * Returns the statement that creates the module under a name.
   *
   * @param definition the text as SQL Server keeps it
   * @param quotedName the module's full name as SQL text
   * @return the text with this name, or unchanged if its header has another form
   */
  static String create(String definition, String quotedName) {
    return new SqlServerModuleText(definition).create(quotedName);
  }

  private String create(String quotedName) {
    skipBlanks();
    if (!word().equals("CREATE")) {
      return text;
    }
    String head = text.substring(0, at);
    int rest = at;
    skipBlanks();
    String kind = word();
    if (kind.equals("OR")) {
      skipBlanks();
      if (!word().equals("ALTER")) {
        return text;
      }
      rest = at;
      skipBlanks();
      kind = word();
    }
    if (!KINDS.contains(kind)) {
      return text;
    }
    skipBlanks();
    int nameStart = at;
    return name() ? head + text.substring(rest, nameStart) + quotedName + text.substring(at) : text;
  }

  private boolean name() {
    boolean some = part();
    while (some) {
      int end = at;
      skipBlanks();
      if (at >= text.length() || text.charAt(at) != '.') {
        at = end;
        return true;
      }
      at++;
      skipBlanks();
      some = part();
    }
    return false;
  }

  /** Passes over one part of a name; an empty part, as in {@code a..b}, counts. */
  private boolean part() {
    if (at >= text.length()) {
      return false;
    }
    char first = text.charAt(at);
    if (first == '.') {
      return true;
    }
    if (first == '[' || first == '"') {
      return enclosed(first == '[' ? ']' : '"');
    }
    int start = at;
    while (at < text.length() && isOfName(text.charAt(at))) {
      at++;
    }
    return at > start;
  }

  private boolean enclosed(char end) {
    at++;
    while (at < text.length()) {
      boolean isEnd = text.charAt(at++) == end;
      if (isEnd && (at >= text.length() || text.charAt(at) != end)) {
        return true;
      }
      if (isEnd) {
        at++;
      }
    }
    return false;
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "_@#$".indexOf(c) >= 0;
  }

  private String word() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at).toUpperCase(Locale.ROOT);
  }

  private void skipBlanks() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
        at++;
      } else if (text.startsWith("--", at)) {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (text.startsWith("/*", at)) {
        skipComment();
      } else {
        return;
      }
    }
  }

  /** Comments of this form can be nested. */
  private void skipComment() {
    int depth = 0;
    do {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < text.length());
  }
}
