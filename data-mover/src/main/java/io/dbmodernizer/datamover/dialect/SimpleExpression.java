package io.dbmodernizer.datamover.dialect;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A default expression that means the same in every dialect: a literal, the current time or a new
 * GUID.
 *
 * @param kind the kind of expression
 * @param text the literal in standard SQL, empty for functions
 */
public record SimpleExpression(Kind kind, String text) {

  /** What an expression stands for. */
  public enum Kind {
    /** A number, a text or NULL. */
    LITERAL,
    /** The date and time of the statement. */
    CURRENT_TIME,
    /** A new GUID. */
    NEW_GUID
  }

  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
  private static final Pattern STRING = Pattern.compile("[nN]?'(?:[^']|'')*'");
  private static final Pattern NOW =
      Pattern.compile(
          "(?i)getdate\\(\\)|sysdatetime\\(\\)|current_timestamp|localtimestamp(\\(\\d\\))?");
  private static final Pattern GUID = Pattern.compile("(?i)newid\\(\\)|random_uuid\\((4)?\\)");

  /**
   * Parses an expression, with or without parentheses around it.
   *
   * @return the expression; empty if it is of no such kind
   */
  public static Optional<SimpleExpression> parse(String expression) {
    String text = withoutParentheses(expression.strip());
    if (NUMBER.matcher(text).matches() || text.equalsIgnoreCase("null")) {
      return Optional.of(new SimpleExpression(Kind.LITERAL, text));
    }
    if (STRING.matcher(text).matches()) {
      return Optional.of(new SimpleExpression(Kind.LITERAL, text.substring(text.indexOf('\''))));
    }
    if (NOW.matcher(text).matches()) {
      return Optional.of(new SimpleExpression(Kind.CURRENT_TIME, ""));
    }
    return GUID.matcher(text).matches()
        ? Optional.of(new SimpleExpression(Kind.NEW_GUID, ""))
        : Optional.empty();
  }

  private static String withoutParentheses(String text) {
    String inner = text;
    while (inner.length() > 1 && inner.startsWith("(") && closesAtEnd(inner)) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    return inner;
  }

  private static boolean closesAtEnd(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')' && --depth == 0) {
        return at == text.length() - 1;
      }
    }
    return false;
  }
}
