package io.dbmodernizer.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Requests and commands from programs that give only the migrationId. */
class MetadataCompletionTest {

  private static final String REQUESTS = Topic.REQUESTS.topicName();
  private static final Instant PUBLISHED = Instant.parse("2026-11-29T09:15:30.123Z");

  @Test
  void aRequestTakesItsTimeFromTheRecordAndItsIdFromItsContent() {
    // Given
    MigrationRequested first = request("Move it");
    MigrationRequested again = request("Move it");
    MigrationRequested other = request("Move something else");

    // When
    MetadataCompletion.complete(REQUESTS, 3, 17, PUBLISHED.toEpochMilli(), first);
    MetadataCompletion.complete(REQUESTS, 3, 99, PUBLISHED.toEpochMilli(), again);
    MetadataCompletion.complete(REQUESTS, 3, 100, PUBLISHED.toEpochMilli(), other);

    // Then
    EventMetadata metadata = first.getMetadata();
    assertThat(metadata.getOccurredAt()).isEqualTo(PUBLISHED);
    assertThat(metadata.getMigrationId()).isEqualTo("m-1");
    assertThat(metadata.getCorrelationId()).isEqualTo("m-1");
    assertThat(metadata.getProducer()).isEqualTo("requester");
    assertThat(metadata.getEventId())
        .isNotEmpty()
        .isEqualTo(again.getMetadata().getEventId())
        .isNotEqualTo(other.getMetadata().getEventId());
  }

  @Test
  void twoCommandsAreToldApartAndOneThatIsReadAgainIsTheSame() {
    // Given
    RetryRequested today = retry();
    RetryRequested tomorrow = retry();
    RetryRequested todayAgain = retry();

    // When
    MetadataCompletion.complete(REQUESTS, 3, 17, PUBLISHED.toEpochMilli(), today);
    MetadataCompletion.complete(REQUESTS, 3, 18, PUBLISHED.toEpochMilli(), tomorrow);
    MetadataCompletion.complete(REQUESTS, 3, 17, PUBLISHED.toEpochMilli(), todayAgain);

    // Then
    assertThat(today.getMetadata().getEventId())
        .isNotEmpty()
        .isEqualTo(todayAgain.getMetadata().getEventId())
        .isNotEqualTo(tomorrow.getMetadata().getEventId());
  }

  @Test
  void whatIsGivenStays() {
    // Given
    MigrationRequested request = request("Move it");
    EventMetadata given =
        new EventMetadata("e", "m-1", "c", "a", PUBLISHED.plusSeconds(5), "p", "Ada", true);
    request.setMetadata(given);

    // When
    MetadataCompletion.complete(REQUESTS, 3, 17, PUBLISHED.toEpochMilli(), request);

    // Then
    assertThat(request.getMetadata()).isEqualTo(given);
  }

  @Test
  void metadataThatTwoRecordsShareStayAsTheyAre() {
    // Given: a builder's default may be shared
    EventMetadata shared = onlyTheId();
    MigrationRequested request = request("Move it");
    request.setMetadata(shared);

    // When
    MetadataCompletion.complete(REQUESTS, 3, 17, PUBLISHED.toEpochMilli(), request);

    // Then
    assertThat(request.getMetadata().getOccurredAt()).isEqualTo(PUBLISHED);
    assertThat(shared).isEqualTo(onlyTheId());
  }

  @Test
  void eventsOfOtherTopicsStayAsTheyAre() {
    // Given
    MigrationRequested request = request("Move it");
    EventMetadata before = request.getMetadata();

    // When
    MetadataCompletion.complete(
        Topic.TARGETS.topicName(), 3, 17, PUBLISHED.toEpochMilli(), request);

    // Then
    assertThat(request.getMetadata()).isSameAs(before);
  }

  private static MigrationRequested request(String purpose) {
    MigrationRequested request = SampleRequest.empty("m-1");
    request.setPurpose(purpose);
    return request;
  }

  private static RetryRequested retry() {
    return RetryRequested.newBuilder().setMetadata(onlyTheId()).build();
  }

  private static EventMetadata onlyTheId() {
    return EventMetadata.newBuilder().setMigrationId("m-1").build();
  }
}
