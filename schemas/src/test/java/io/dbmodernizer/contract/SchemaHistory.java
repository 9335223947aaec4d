package io.dbmodernizer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * The committed versions of the schemas: a folder for each version, a file for each record that
 * changed in it.
 */
final class SchemaHistory {

  private static final String SUFFIX = ".avsc";

  private final Path folder;

  SchemaHistory(Path folder) {
    this.folder = folder;
  }

  /** Returns all versions of a record, oldest first. */
  List<Schema> versionsOf(String recordName) {
    return files().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("/" + recordName + SUFFIX))
        .map(entry -> parse(entry.getValue()))
        .toList();
  }

  /** Returns the number of the last version in which the record changed. */
  int lastVersionOf(String recordName) {
    return files().keySet().stream()
        .filter(name -> name.endsWith("/" + recordName + SUFFIX))
        .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('/'))))
        .max()
        .orElseThrow(() -> new IllegalStateException(recordName + " is not in the history"));
  }

  /** Writes the schemas as a new version. */
  void record(Map<String, Schema> schemas) throws IOException {
    Path version = folder.resolve(Integer.toString(lastVersion() + 1));
    Files.createDirectories(version);
    for (Map.Entry<String, Schema> entry : schemas.entrySet()) {
      Files.writeString(
          version.resolve(entry.getKey() + SUFFIX), entry.getValue().toString(true) + "\n");
    }
  }

  /** Returns why the schema cannot read earlier versions, or why they cannot read it. */
  static List<String> incompatibilities(Schema current, List<Schema> earlier) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < earlier.size(); i++) {
      check(current, earlier.get(i), "cannot read version " + (i + 1) + " of itself", found);
      check(earlier.get(i), current, "cannot be read by version " + (i + 1) + " of itself", found);
    }
    return found;
  }

  private static void check(Schema reader, Schema writer, String what, List<String> found) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
      result
          .getResult()
          .getIncompatibilities()
          .forEach(
              each ->
                  found.add(
                      "%s %s: %s at %s"
                          .formatted(
                              reader.getFullName(), what, each.getType(), each.getLocation())));
    }
  }

  private int lastVersion() {
    return files().keySet().stream()
        .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('/'))))
        .max()
        .orElse(0);
  }

  /** Returns the files in the order of versions. */
  private Map<String, Path> files() {
    Map<String, Path> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .forEach(
              file ->
                  files.put(
                      "%06d/%s"
                          .formatted(
                              Integer.parseInt(folder.relativize(file).getName(0).toString()),
                              file.getFileName()),
                      file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
