package io.dbmodernizer.datamover.dialect.h2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Orders the conditions in the text of a view. H2 writes the conditions of its joins after WHERE.
 * If a view is created from this text, H2 writes them in another order. So the texts of equal views
 * would differ.
 */
final class H2Conjunctions {

  private static final Set<String> BEFORE = Set.of("WHERE", "ON", "HAVING", "(");
  private static final String AND = "AND";

  private final String text;
  private int at;

  private H2Conjunctions(String text) {
    this.text = text;
  }

  /**
   * Returns the text with each row of {@code (...) AND (...)} in alphabetical order. Conditions
   * without parentheses stay where they are.
   */
  static String ordered(String text) {
    return new H2Conjunctions(text).group();
  }

  /** Reads to the closing parenthesis of the present group, or to the end. */
  private String group() {
    StringBuilder group = new StringBuilder();
    String before = "(";
    while (at < text.length() && text.charAt(at) != ')') {
      if (text.charAt(at) == '(') {
        group.append(BEFORE.contains(before) ? conjunction() : parenthesis());
        before = ")";
      } else {
        String token = token();
        group.append(token);
        before = token.isBlank() ? before : token;
      }
    }
    return group.toString();
  }

  private String conjunction() {
    List<String> conditions = new ArrayList<>(List.of(parenthesis()));
    String between = "";
    int end = at;
    while (true) {
      String gap = blank() + (text.startsWith(AND, at) ? token() : "") + blank();
      if (!gap.strip().equals(AND) || at >= text.length() || text.charAt(at) != '(') {
        at = end;
        Collections.sort(conditions);
        return String.join(between, conditions);
      }
      between = gap;
      conditions.add(parenthesis());
      end = at;
    }
  }

  private String parenthesis() {
    at++;
    String inside = group();
    at = Math.min(text.length(), at + 1);
    return "(" + inside + ")";
  }

  private String blank() {
    int start = at;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Reads a literal or quoted name, a word, blanks, or one other character. */
  private String token() {
    int start = at;
    char first = text.charAt(at);
    if (first == '\'' || first == '"') {
      int end = text.indexOf(first, at + 1);
      at = end < 0 ? text.length() : end + 1;
    } else if (Character.isWhitespace(first)) {
      return blank();
    } else if (Character.isJavaIdentifierPart(first)) {
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
    } else {
      at++;
    }
    return text.substring(start, at);
  }
}
