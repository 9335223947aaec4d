package io.dbmodernizer.monitoring.history;

import static io.dbmodernizer.monitoring.status.Events.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HistoryViewTest {
  private static final int MOST_IN_ALL = 60;

  private final EventSerde serde =
      EventSerde.of(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
  private final HistoryView view = new HistoryView(serde.deserializer(), MOST_IN_ALL);

  @Test
  void eventsAreListedByTheirTimeWithWhatTheySay() {
    // When
    read(Topic.MIGRATIONS, 0, Events.migrationFailed(20));
    read(Topic.REQUESTS, 0, Events.requested());
    read(Topic.MIGRATIONS, 0, Events.migrationFailed(20));

    // Then
    assertThat(view.of(Events.MIGRATION))
        .extracting(PastEvent::type)
        .containsExactly("MigrationFailed", "MigrationRequested");
    PastEvent failed = view.of(Events.MIGRATION).get(0);
    assertThat(failed.reason()).isEqualTo("DATA_MISMATCH");
    assertThat(failed.message()).isEqualTo("[sales].[orders] differs");
    assertThat(failed.remedy()).isNotEmpty();
    assertThat(failed.occurredAt()).isEqualTo(at(20));
  }

  @Test
  void whatIsNoEventOfTheTopicIsLeftOut() {
    // When
    read(Topic.REQUESTS, 0, Events.migrationFailed(20));
    view.onMessage(
        new ConsumerRecord<>(
            Topic.REQUESTS.topicName(),
            0,
            1,
            Events.MIGRATION,
            "no event".getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(view.of(Events.MIGRATION)).isEmpty();
  }

  @Test
  void theNewestOfEachMigrationAreKept() {
    // When
    for (int i = 0; i <= HistoryView.MOST; i++) {
      read(Topic.MIGRATIONS, i, Events.migrationFailed(i));
    }

    // Then
    assertThat(view.of(Events.MIGRATION)).hasSize(HistoryView.MOST);
    assertThat(view.of(Events.MIGRATION)).last().extracting(PastEvent::offset).isEqualTo(1L);
  }

  @Test
  void beyondTheLimitTheMigrationThatIsSilentForLongestIsForgotten() {
    // When
    for (int i = 0; i <= MOST_IN_ALL; i++) {
      view.add("m-" + i, event(i));
    }

    // Then
    assertThat(view.of("m-0")).isEmpty();
    assertThat(view.of("m-1")).hasSize(1);

    // When
    view.removed("m-1");

    // Then
    assertThat(view.of("m-1")).isEmpty();
  }

  private static PastEvent event(int seconds) {
    return PastEvent.of(Topic.MIGRATIONS, 0, seconds, Events.migrationFailed(seconds));
  }

  private void read(Topic topic, long offset, SpecificRecord event) {
    view.onMessage(
        new ConsumerRecord<>(
            topic.topicName(),
            0,
            offset,
            Events.MIGRATION,
            serde.serializer().serialize(topic.topicName(), event)));
  }
}
