package io.dbmodernizer.runtime.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.SampleRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTagsTest {

  @Test
  void carryTheUsersTagsAndTheMigration() {
    // Given
    MigrationRequested request = request(Map.of("cost-center", "4711"));

    // When
    Map<String, String> tags = ResourceTags.of(request);

    // Then
    assertThat(tags)
        .containsOnly(
            Map.entry("cost-center", "4711"),
            Map.entry("dbmodernizer-migration", "m-1"),
            Map.entry("dbmodernizer-requester", "team-sales"),
            Map.entry("dbmodernizer-purpose", "leave the data centre"));
  }

  @Test
  void cannotBeForgedByAUsersTag() {
    // Given
    MigrationRequested request = request(Map.of("DBModernizer-Migration", "m-2"));

    // When
    Map<String, String> tags = ResourceTags.of(request);

    // Then
    assertThat(tags.keySet()).filteredOn("dbmodernizer-migration"::equalsIgnoreCase).hasSize(1);
    assertThat(ResourceTags.markedBy(request, tags)).isTrue();
  }

  @Test
  void keepWithinAzuresLengthAndLeaveOutWhatIsEmpty() {
    // Given
    MigrationRequested request = request(Map.of("cost-center", "4711"));
    request.setPurpose("x".repeat(300));
    request.setRequester(" ");

    // When
    Map<String, String> tags = ResourceTags.of(request);

    // Then
    assertThat(tags.get(ResourceTags.PURPOSE)).hasSize(256);
    assertThat(tags).doesNotContainKey(ResourceTags.REQUESTER);
  }

  @Test
  void tellOwnResourcesFromOthers() {
    // Given
    MigrationRequested request = request(Map.of("cost-center", "4711"));

    // When, Then
    assertThat(ResourceTags.markedBy(request, Map.of("dbmodernizer-migration", "m-1"))).isTrue();
    assertThat(ResourceTags.markedBy(request, Map.of("dbmodernizer-migration", "m-2"))).isFalse();
    assertThat(ResourceTags.markedBy(request, Map.of())).isFalse();
    assertThat(ResourceTags.markedBy(request, null)).isFalse();
  }

  private static MigrationRequested request(Map<String, String> tags) {
    MigrationRequested request = SampleRequest.empty("m-1");
    request.setRequester("team-sales");
    request.setPurpose("leave the data centre");
    request.getTarget().setTags(tags);
    return request;
  }
}
