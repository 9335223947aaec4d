package io.dbmodernizer.monitoring.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterViewTest {
  private static final Instant FIRST = Instant.parse("2026-11-22T10:00:00Z");

  private final DeadLetterView view = new DeadLetterView();

  @Test
  void theNewestAreKeptAndAllAreCounted() {
    // When
    for (int i = 0; i < DeadLetterView.MOST + 5; i++) {
      view.onMessage(letter(Topic.REQUESTS.deadLetterTopicName(), i, "m-" + i));
    }

    // Then
    assertThat(view.total()).isEqualTo(DeadLetterView.MOST + 5L);
    assertThat(view.all()).hasSize(DeadLetterView.MOST);
    assertThat(view.all().get(0).migrationId()).isEqualTo("m-5");
    assertThat(view.all().get(0).recordedAt()).isEqualTo(FIRST.plusSeconds(5));
  }

  @Test
  void aKeyThatIsNoneOfThePipelineIsNotShown() {
    // When
    view.onMessage(letter(Topic.REQUESTS.deadLetterTopicName(), 1, "Server=sql;Password=secret"));
    view.onMessage(letter(Topic.TABLES.deadLetterTopicName(), 2, "m-1/[Sales].[Order]"));

    // Then
    assertThat(view.all().get(0).key()).isNull();
    assertThat(view.all().get(0).migrationId()).isNull();
    assertThat(view.all().get(1).key()).isEqualTo("m-1/[Sales].[Order]");
    assertThat(view.all().get(1).migrationId()).isEqualTo("m-1");
  }

  private static ConsumerRecord<byte[], byte[]> letter(String topic, int offset, String key) {
    return new ConsumerRecord<>(
        topic,
        0,
        offset,
        FIRST.plusSeconds(offset).toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        key.getBytes(StandardCharsets.UTF_8),
        new byte[0],
        new RecordHeaders(),
        Optional.empty());
  }
}
