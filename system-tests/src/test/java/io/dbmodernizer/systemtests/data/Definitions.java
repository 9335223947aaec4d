package io.dbmodernizer.systemtests.data;

import io.dbmodernizer.systemtests.compare.TableId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script of definitions beside this class.
 *
 * @param statements its statements in order
 */
record Definitions(List<String> statements) {

  private static final Pattern TABLE = Pattern.compile("^CREATE TABLE \\[(\\w+)]\\.\\[(\\w+)]");
  private static final Pattern SCHEMA = Pattern.compile("^CREATE SCHEMA \\[(\\w+)]");

  static Definitions of(String resource) {
    try (InputStream in = Definitions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Definitions(
          Stream.of(text.replaceAll("(?m)^--.*$", "").split(";\\s*(\\n|$)"))
              .map(String::strip)
              .filter(statement -> !statement.isEmpty())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables it creates, parents before children. */
  List<TableId> tables() {
    return matches(TABLE).map(match -> new TableId(match.group(1), match.group(2))).toList();
  }

  /** The schemas it creates. */
  List<String> schemas() {
    return matches(SCHEMA).map(match -> match.group(1)).toList();
  }

  private Stream<MatchResult> matches(Pattern pattern) {
    return statements.stream().flatMap(statement -> pattern.matcher(statement).results());
  }
}
