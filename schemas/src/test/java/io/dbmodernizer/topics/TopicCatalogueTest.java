package io.dbmodernizer.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.Modernization;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicCatalogueTest {

  @Test
  void everyTopicHasADeadLetterTopicAndExplicitSettings() {
    // When
    List<NewTopic> topics = TopicCatalogue.newTopics(6, (short) 3);

    // Then
    assertThat(topics).hasSize(2 * Topic.values().length);
    assertThat(topics.stream().map(NewTopic::name))
        .doesNotHaveDuplicates()
        .contains("modernization.requests", "modernization.requests.dlt");
    assertThat(topics)
        .allSatisfy(
            topic -> {
              assertThat(topic.numPartitions())
                  .isEqualTo(topic.name().startsWith("modernization.copy-tasks") ? 1 : 6);
              assertThat(topic.replicationFactor()).isEqualTo((short) 3);
              assertThat(topic.configs())
                  .containsKeys("cleanup.policy", "max.message.bytes")
                  .containsEntry("min.insync.replicas", "2");
            });
  }

  @Test
  void onlyTheTopicsOfStateAreCompactedAndTakeTombstones() {
    assertThat(Arrays.stream(Topic.values()).filter(Topic::allowsTombstones))
        .containsExactly(Topic.STATUS, Topic.TABLES);
    assertThat(
            TopicCatalogue.newTopics(1, (short) 1).stream()
                .filter(topic -> "compact".equals(topic.configs().get("cleanup.policy")))
                .map(NewTopic::name))
        .containsExactly("modernization.status", "modernization.tables");
  }

  @Test
  void everyEventOfTheContractIsOnATopic() {
    // Given
    List<String> onTopics =
        Arrays.stream(Topic.values())
            .flatMap(topic -> topic.recordTypes().stream())
            .map(Class::getSimpleName)
            .toList();

    // When
    List<String> events =
        Modernization.PROTOCOL.getTypes().stream()
            .filter(
                type -> type.getType() == Schema.Type.RECORD && type.getField("metadata") != null)
            .map(Schema::getName)
            .toList();

    // Then
    assertThat(onTopics).containsAll(events);
    assertThat(events).containsAll(onTopics);
  }

  @Test
  void everyTypeIsOnOneTopicExceptWhatEveryStageSays() {
    assertThat(
            Arrays.stream(Topic.values())
                .flatMap(topic -> topic.recordTypes().stream())
                .collect(Collectors.groupingBy(Class::getSimpleName, Collectors.counting())))
        .allSatisfy(
            (type, count) ->
                assertThat(count)
                    .as(type)
                    .isEqualTo(Set.of("StepProgressed", "RemovalFailed").contains(type) ? 4L : 1L));
  }

  @Test
  void aKeySaysWhichMigrationARecordBelongsTo() {
    // Given
    TableStatus table =
        TableStatus.newBuilder()
            .setProgress(TableProgress.newBuilder().setTable("[a/b].[c]").build())
            .build();

    // When
    String key = Topic.TABLES.keyOf("m-1", table);

    // Then
    assertThat(key).isEqualTo("m-1/[a/b].[c]").startsWith(TableKey.prefix("m-1"));
    assertThat(Topic.TABLES.migrationIdOf(key)).isEqualTo("m-1");
    assertThat(TableKey.parse(key)).isEqualTo(new TableKey("m-1", "[a/b].[c]"));
    assertThat(Topic.STATUS.keyOf("m-1", MigrationStatus.newBuilder().build())).isEqualTo("m-1");
    assertThat(Topic.STATUS.migrationIdOf("m-1")).isEqualTo("m-1");
    assertThatThrownBy(() -> TableKey.parse("m-1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void subjectsAreNamedByTopicAndRecord() {
    assertThat(TopicCatalogue.subjects())
        .containsKey("modernization.requests-io.dbmodernizer.events.MigrationRequested")
        .hasSize(Arrays.stream(Topic.values()).mapToInt(topic -> topic.recordTypes().size()).sum());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void aTopicIsFoundByItsName(Topic topic) {
    assertThat(Topic.of(topic.topicName())).isSameAs(topic);
    assertThat(topic.recordTypes()).isNotEmpty();
    assertThat(topic.deadLetterTopicName()).isEqualTo(topic.topicName() + ".dlt");
    assertThat(topic.partitions()).isEqualTo(topic == Topic.COPY_TASKS ? 1 : 6);
  }

  @Test
  void everyStageHasItsProgressTopic() {
    assertThat(Topic.progressTopics())
        .containsExactly(
            Topic.progressOf("provisioner"),
            Topic.progressOf("migration"),
            Topic.progressOf("backup"),
            Topic.progressOf("monitoring"))
        .allSatisfy(
            topic ->
                assertThat(topic.topicName())
                    .isEqualTo("modernization.progress." + topic.writer()));
  }

  @Test
  void anUnknownTopicIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Topic.of("modernization.request"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("modernization.requests");
    assertThatThrownBy(() -> Topic.progressOf("nobody"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> TopicCatalogue.newTopics(0, (short) 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retention.For(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
