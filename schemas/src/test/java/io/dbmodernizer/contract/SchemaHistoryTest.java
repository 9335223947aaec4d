package io.dbmodernizer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.CancelRequested;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaHistoryTest {

  private static final SchemaHistory HISTORY =
      new SchemaHistory(Path.of("src", "main", "schema-history"));

  @BeforeAll
  static void recordWhereAsked() throws IOException {
    if (Contract.RECORD) {
      Map<String, Schema> changed = changed(Contract.roots(), HISTORY);
      if (!changed.isEmpty()) {
        HISTORY.record(changed);
      }
    }
  }

  @Test
  void everySchemaReadsAndIsReadByEveryEarlierVersionOfItself() {
    Contract.roots()
        .forEach(
            (name, schema) ->
                assertThat(SchemaHistory.incompatibilities(schema, HISTORY.versionsOf(name)))
                    .as(name)
                    .isEmpty());
  }

  @Test
  void everySchemaIsInTheCommittedHistory() {
    assertThat(changed(Contract.roots(), HISTORY).keySet())
        .as(
            "schemas that differ from their last committed version; record the new version with%n%s",
            Contract.COMMAND)
        .isEmpty();
  }

  @Test
  void aFieldWithoutDefaultIsCaught() {
    Schema original = CancelRequested.getClassSchema();
    Schema planted =
        edited(
            "{\"name\":\"explanation\"",
            "{\"name\":\"urgency\",\"type\":\"int\"},{\"name\":\"explanation\"");

    assertThat(SchemaHistory.incompatibilities(planted, List.of(original)))
        .singleElement()
        .asString()
        .contains("cannot read version 1", "READER_FIELD_MISSING_DEFAULT_VALUE");
  }

  @Test
  void aChangedTypeIsCaughtInBothDirections() {
    Schema original = CancelRequested.getClassSchema();
    Schema planted =
        edited(
            "\"explanation\",\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"},\"doc\":\"Why the migration must stop.\",\"default\":\"\"",
            "\"explanation\",\"type\":\"int\",\"default\":0");

    assertThat(SchemaHistory.incompatibilities(planted, List.of(original))).hasSize(2);
  }

  @Test
  void compatibilityIsCheckedWithEveryVersionAndNotOnlyTheLast() {
    Schema first = edited("\"explanation\"", "\"why\"");
    Schema second =
        edited(
            "{\"name\":\"explanation\"",
            "{\"name\":\"urgency\",\"type\":\"int\"},{\"name\":\"explanation\"");

    assertThat(
            SchemaHistory.incompatibilities(
                CancelRequested.getClassSchema(), List.of(second, first)))
        .anyMatch(each -> each.contains("cannot be read by version 1"));
  }

  @Test
  void aRecordedVersionIsFoundAgainAndCountsUp(@TempDir Path folder) throws IOException {
    // Given
    SchemaHistory history = new SchemaHistory(folder);
    Schema schema = CancelRequested.getClassSchema();
    Map<String, Schema> roots = Map.of(schema.getFullName(), schema);

    // When
    history.record(roots);
    history.record(roots);

    // Then
    assertThat(history.versionsOf(schema.getFullName())).containsExactly(schema, schema);
    assertThat(folder.resolve("2")).isDirectory();
    assertThat(changed(roots, history)).isEmpty();
  }

  private static Map<String, Schema> changed(Map<String, Schema> roots, SchemaHistory history) {
    Map<String, Schema> changed = new TreeMap<>();
    roots.forEach(
        (name, schema) -> {
          List<Schema> versions = history.versionsOf(name);
          if (versions.isEmpty() || !versions.get(versions.size() - 1).equals(schema)) {
            changed.put(name, schema);
          }
        });
    return changed;
  }

  private static Schema edited(String original, String replacement) {
    String json = CancelRequested.getClassSchema().toString();
    assertThat(json).contains(original);
    return new Schema.Parser().parse(json.replace(original, replacement));
  }
}
