package io.dbmodernizer.datamover.dialect.sqlserver;

import java.util.ArrayList;
import java.util.List;

/** The parts of a name such as {@code [server].[database]..[object]}. */
final class SqlServerNameParts {

  private SqlServerNameParts() {}

  /** Returns the parts without brackets and quotes, the server first. An omitted part is empty. */
  static List<String> of(String name) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int at = 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      if (c == '.') {
        parts.add(part.toString());
        part.setLength(0);
        at++;
      } else if (c == '[' || c == '"') {
        at = enclosed(name, at, c == '[' ? ']' : '"', part);
      } else {
        part.append(c);
        at++;
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** Appends an enclosed part, in which the closing character is doubled. */
  private static int enclosed(String name, int start, char close, StringBuilder part) {
    int at = start + 1;
    while (at < name.length()) {
      char c = name.charAt(at);
      if (c != close) {
        part.append(c);
        at++;
      } else if (at + 1 < name.length() && name.charAt(at + 1) == close) {
        part.append(c);
        at += 2;
      } else {
        return at + 1;
      }
    }
    return at;
  }
}
