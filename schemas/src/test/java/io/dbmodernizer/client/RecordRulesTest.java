package io.dbmodernizer.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.topics.Topic;
import org.junit.jupiter.api.Test;

class RecordRulesTest {

  @Test
  void theNameOfWhoAskedHasALimitedLength() {
    assertThat(RecordRules.violation(Topic.REQUESTS.topicName(), "m-1", retryOf("a".repeat(256))))
        .isEmpty();
    assertThat(RecordRules.violation(Topic.REQUESTS.topicName(), "m-1", retryOf("a".repeat(257))))
        .hasValueSatisfying(
            violation -> assertThat(violation).contains("metadata", "256").doesNotContain("aaa"));
  }

  private static RetryRequested retryOf(String requestedBy) {
    return RetryRequested.newBuilder()
        .setMetadata(
            EventMetadata.newBuilder().setMigrationId("m-1").setRequestedBy(requestedBy).build())
        .build();
  }
}
