package io.dbmodernizer.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.health.PartitionStandstill.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionStandstillTest {
  private static final TopicPartition REQUESTS = new TopicPartition("modernization.requests", 3);

  private final PartitionStandstill standstill = new PartitionStandstill(Duration.ofSeconds(60));
  private Instant now = Instant.parse("2026-11-29T10:00:00Z");

  @Test
  void aPartitionWithRecordsLeftThatDoesNotMoveIsNamedWithTheOffset() {
    // Given
    assertThat(observe(new Position(17, 40, 40, false))).isEmpty();

    // When
    now = now.plusSeconds(60);
    Map<String, String> stalled = observe(new Position(17, 55, 55, false));

    // Then: new records do not count as progress while none is processed
    assertThat(observe(new Position(17, 55, 55, false))).isEmpty();
    assertThat(stalled).isEmpty();
    now = now.plusSeconds(60);
    assertThat(observe(new Position(17, 55, 55, false)))
        .containsOnlyKeys("modernization.requests-3")
        .hasEntrySatisfying(
            "modernization.requests-3", reason -> assertThat(reason).contains("offset 17 of 55"));
  }

  @Test
  void aPartitionThatMovesIsNotStalledHoweverMuchIsLeft() {
    for (int committed = 0; committed < 10; committed++) {
      assertThat(observe(new Position(committed, 1_000, 1_000, false))).isEmpty();
      now = now.plusSeconds(50);
    }
  }

  @Test
  void markersOfTransactionsBehindTheLastRecordAreNoLag() {
    observe(new Position(17, 19, 19, true));
    now = now.plusSeconds(600);

    assertThat(observe(new Position(17, 19, 19, true))).isEmpty();
  }

  @Test
  void aTransactionThatIsLeftOpenIsNamed() {
    observe(new Position(17, 17, 20, true));
    now = now.plusSeconds(60);

    assertThat(observe(new Position(17, 17, 20, true)).get("modernization.requests-3"))
        .contains("a transaction of another program is open at offset 17");
  }

  @Test
  void aPartitionThatWentToAnotherProcessIsForgotten() {
    observe(new Position(17, 40, 40, false));
    now = now.plusSeconds(60);

    assertThat(standstill.observe(Map.of(), now)).isEmpty();
    assertThat(observe(new Position(17, 40, 40, false))).isEmpty();
  }

  private Map<String, String> observe(Position position) {
    return standstill.observe(Map.of(REQUESTS, position), now);
  }
}
