package io.dbmodernizer.systemtests.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from what Azure was asked, and did, whether a copy was begun over a finished one. */
final class CopyCheck {
  private static final Pattern COPY =
      Pattern.compile(".*/databaseMigrations/([^/?]+)(\\?.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FINISHED =
      Pattern.compile(
          ".*Migration changed its status targetDatabase=\"([^\"]+)\" status=\"SUCCEEDED\".*");

  private CopyCheck() {}

  /** Copies that were accepted after the one before was seen to have succeeded. */
  static List<String> begunOverFinished(Path recordings) throws IOException {
    List<String> found = new ArrayList<>();
    Set<String> finished = new TreeSet<>();
    for (Path file : inOrder(recordings)) {
      for (String line : Files.readAllLines(file)) {
        exchange(line, finished, found);
      }
    }
    return found;
  }

  /** Databases whose copy has succeeded more than once. */
  static List<String> finishedTwice(List<String> emulatorLog) {
    Map<String, Integer> ends = new TreeMap<>();
    for (String line : emulatorLog) {
      Matcher finished = FINISHED.matcher(line);
      if (finished.matches()) {
        ends.merge(finished.group(1), 1, Integer::sum);
      }
    }
    return ends.entrySet().stream()
        .filter(end -> end.getValue() > 1)
        .map(end -> "the copy of " + end.getKey() + " has succeeded " + end.getValue() + " times")
        .toList();
  }

  private static void exchange(String line, Set<String> finished, List<String> found) {
    JsonNode exchange;
    try {
      exchange = JsonMapper.shared().readTree(line);
    } catch (JacksonException e) {
      // The last line of a process that was killed while it wrote; its request was not answered.
      return;
    }
    Matcher copy = COPY.matcher(exchange.path("target").asString(""));
    if (!copy.matches()) {
      return;
    }
    String database = copy.group(1);
    boolean accepted = exchange.path("status").asInt() / 100 == 2;
    String status = exchange.at("/responseBody/properties/migrationStatus").asString("");
    if (exchange.path("method").asString().equals("PUT")) {
      if (accepted && finished.contains(database)) {
        found.add("a copy was begun over the finished one of " + database);
      }
    } else if (status.equals("Succeeded")) {
      finished.add(database);
    }
  }

  /** One file for each start of the emulator, in the order of these. */
  private static List<Path> inOrder(Path recordings) throws IOException {
    try (Stream<Path> files = Files.list(recordings)) {
      return files.sorted(Comparator.comparingLong(file -> file.toFile().lastModified())).toList();
    }
  }
}
