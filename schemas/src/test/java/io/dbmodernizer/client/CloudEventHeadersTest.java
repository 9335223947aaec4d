package io.dbmodernizer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.SampleEvents;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.RetryRequested;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {

  private static final EventMetadata METADATA =
      new EventMetadata(
          "e1",
          "m1",
          "c1",
          "e0",
          Instant.parse("2026-02-03T04:05:06.007Z"),
          "my tool",
          "Ada",
          false);

  @Test
  void theIdsOfAnEventAreItsCloudEventsAttributes() {
    // Given
    RetryRequested event = new RetryRequested(METADATA, "me");

    // When
    Map<String, String> headers =
        CloudEventHeaders.asText(CloudEventHeaders.of(event, "00-aa-bb-01"));

    // Then
    assertThat(headers)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_id", "e1"),
                Map.entry("ce_source", "/dbmodernizer/my%20tool"),
                Map.entry("ce_type", "io.dbmodernizer.events.RetryRequested"),
                Map.entry("ce_subject", "m1"),
                Map.entry("ce_time", "2026-02-03T04:05:06.007Z"),
                Map.entry("ce_partitionkey", "m1"),
                Map.entry("ce_correlationid", "c1"),
                Map.entry("ce_causationid", "e0"),
                Map.entry("content-type", "application/avro"),
                Map.entry("traceparent", "00-aa-bb-01")));
  }

  @Test
  void absentIdsAreNoHeaders() {
    EventMetadata metadata = new EventMetadata();
    metadata.setEventId("e1");
    metadata.setMigrationId("m1");
    metadata.setProducer("p");
    RetryRequested event = new RetryRequested(metadata, "me");

    assertThat(CloudEventHeaders.asText(CloudEventHeaders.of(event, null)))
        .doesNotContainKeys("traceparent", "ce_causationid", "ce_correlationid", "ce_time");
  }

  @Test
  void anEventWithoutIdsIsNotPublished() {
    assertThatThrownBy(() -> CloudEventHeaders.of(new RetryRequested(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RetryRequested");
  }

  @Test
  void theTraceContextIsReadBack() {
    RecordHeaders headers = new RecordHeaders();

    assertThat(CloudEventHeaders.traceparent(headers)).isEmpty();
    headers.add("traceparent", new byte[] {'x'});
    assertThat(CloudEventHeaders.traceparent(headers)).isEqualTo("x");
  }

  @Test
  void metadataIsReachedWhateverTheEvent() {
    RetryRequested event = (RetryRequested) SampleEvents.filled(RetryRequested.class);

    EventMetadataAccess.set(event, METADATA);

    assertThat(EventMetadataAccess.get(event)).isSameAs(METADATA);
    assertThatThrownBy(() -> EventMetadataAccess.get(new FirewallRule("a", "b", "c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FirewallRule");
  }

  @Test
  void idsAreTheSameForTheSameThingAndApartForAllElse() {
    String id = EventIds.of("m", "backup", "step", "DONE", 1);

    assertThat(id)
        .isEqualTo(EventIds.of("m", "backup", "step", "DONE", 1))
        .isEqualTo("23eb9b26-adea-3507-b460-b7ee40a876b9")
        .isNotEqualTo(EventIds.of("m", "backup", "step", "DONE", 2))
        .isNotEqualTo(EventIds.of("m", "backup", "ste", "pDONE", 1))
        .isNotEqualTo(EventIds.of("m", "backups", "tep", "DONE", 1));
  }
}
