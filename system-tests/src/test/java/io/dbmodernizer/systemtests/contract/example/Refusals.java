package io.dbmodernizer.systemtests.contract.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The examples that the emulator refuses, each with the reason. */
public final class Refusals {

  private static final String FILE = "/contract/refused-examples.txt";

  private Refusals() {}

  /** Reads the list: lines {@code name | reason}; reasons by name. */
  public static Map<String, String> load() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    try (InputStream file = Objects.requireNonNull(Refusals.class.getResourceAsStream(FILE), FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split(" \\| ", 2);
          if (parts.length != 2 || parts[1].isBlank()) {
            throw new IOException(FILE + " has a line without a reason: " + line);
          }
          reasons.put(parts[0].strip(), parts[1].strip());
        }
      }
    }
    return reasons;
  }
}
