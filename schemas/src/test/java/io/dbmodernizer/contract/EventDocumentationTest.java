package io.dbmodernizer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventDocumentationTest {

  private static final Path FILE = Path.of("..", "docs", "events.md");
  private static final GeneratedPart TOPICS = new GeneratedPart(FILE, "topics");
  private static final GeneratedPart EVENTS = new GeneratedPart(FILE, "events");

  @BeforeAll
  static void recordWhereAsked() throws IOException {
    if (Contract.RECORD) {
      TOPICS.write(topics());
      EVENTS.write(events());
    }
  }

  @Test
  void theTableOfTopicsIsTheCatalogues() throws IOException {
    assertThat(TOPICS.read())
        .as("docs/events.md; write it with %s", Contract.COMMAND)
        .isEqualTo(topics());
  }

  @Test
  void theTableOfEventsIsTheContracts() throws IOException {
    assertThat(EVENTS.read())
        .as("docs/events.md; write it with %s", Contract.COMMAND)
        .isEqualTo(events());
  }

  private static String topics() {
    StringBuilder table =
        new StringBuilder(
            "| topic | written by | kept | partitions |\n| --- | --- | --- | --- |\n");
    for (Topic topic : Topic.values()) {
      table.append(
          "| `%s` | %s | %s | %d |\n"
              .formatted(topic.topicName(), topic.writer(), topic.retention(), topic.partitions()));
    }
    return table.toString();
  }

  private static String events() {
    StringBuilder table = new StringBuilder("| event | topic | meaning |\n| --- | --- | --- |\n");
    for (Topic topic : Topic.values()) {
      if (topic.isProgress() && topic != Topic.PROGRESS_PROVISIONER) {
        continue;
      }
      String name =
          topic.isProgress()
              ? Topic.progressTopics().stream()
                  .map(each -> "`" + each.topicName() + "`")
                  .collect(Collectors.joining(", "))
              : "`" + topic.topicName() + "`";
      for (var type : topic.recordTypes()) {
        Schema schema = SpecificData.get().getSchema(type);
        table.append(
            "| `%s` | %s | %s |\n"
                .formatted(
                    schema.getName(), name, schema.getDoc().replaceAll("\\s+", " ").strip()));
      }
    }
    return table.toString();
  }
}
