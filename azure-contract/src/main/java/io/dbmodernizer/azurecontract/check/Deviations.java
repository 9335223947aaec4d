package io.dbmodernizer.azurecontract.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Violations that are known and explained, each with the reason. */
public final class Deviations {

  private static final String FILE = "deviations.txt";

  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final Set<String> met = new TreeSet<>();

  private Deviations() {}

  /** None. */
  public static Deviations none() {
    return new Deviations();
  }

  /** Reads the list: lines {@code operation | side | where | rule | reason}. */
  public static Deviations load() throws IOException {
    Deviations deviations = new Deviations();
    try (InputStream file =
            Objects.requireNonNull(Deviations.class.getResourceAsStream(FILE), FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          deviations.add(line);
        }
      }
    }
    return deviations;
  }

  private void add(String line) throws IOException {
    String[] parts = line.split("\\|", 5);
    if (parts.length != 5 || parts[4].isBlank()) {
      throw new IOException(
          FILE + " wants operation | side | where | rule | reason, but has: " + line);
    }
    reasons.put(
        key(
            parts[0].strip(),
            Side.valueOf(parts[1].strip()),
            parts[2].strip(),
            Rule.valueOf(parts[3].strip())),
        parts[4].strip());
  }

  /** Whether a finding is explained. */
  boolean explain(String operation, Finding finding) {
    String key = key(operation, finding.side(), finding.where(), finding.rule());
    if (!reasons.containsKey(key)) {
      return false;
    }
    met.add(key);
    return true;
  }

  /** Those that were met, with their reasons. */
  Map<String, String> met() {
    Map<String, String> explained = new LinkedHashMap<>(reasons);
    explained.keySet().retainAll(met);
    return explained;
  }

  private static String key(String operation, Side side, String where, Rule rule) {
    return operation + " " + side + " " + where + " " + rule;
  }
}
