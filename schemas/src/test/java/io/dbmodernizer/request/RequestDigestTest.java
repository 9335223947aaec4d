package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestDigestTest {

  @Test
  void metadataDoesNotCount() {
    MigrationRequested other = SampleRequest.valid();
    other.getMetadata().setEventId("another");
    other.getMetadata().setMigrationId("another");
    other.getMetadata().setRequestedBy("another person");
    other.getMetadata().setAuthenticated(true);

    assertThat(RequestDigest.of(other)).isEqualTo(RequestDigest.of(SampleRequest.valid()));
  }

  @Test
  void theOrderOfTagsDoesNotCount() {
    Map<String, String> forth = new LinkedHashMap<>();
    forth.put("a", "1");
    forth.put("b", "2");
    Map<String, String> back = new LinkedHashMap<>();
    back.put("b", "2");
    back.put("a", "1");

    assertThat(digestWith(r -> r.getTarget().setTags(forth)))
        .isEqualTo(digestWith(r -> r.getTarget().setTags(back)));
  }

  static List<Consumer<MigrationRequested>> changes() {
    return List.of(
        request -> request.setPurpose(""),
        request -> request.getSource().setPort(1434),
        request -> request.getSource().setEncrypt(false),
        request -> request.getTarget().setTags(Map.of("team", "Sales")),
        request -> request.getTarget().setTags(Map.of()),
        request -> request.setLabels(Map.of("wave", "3")),
        request -> request.getTarget().getServer().setFirewallRules(List.of()),
        request -> request.getMigration().setTables(List.of("[Sales].[Order]", "[a].[b]")),
        request -> request.getBackup().setWeekOfYear(2));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void everyChangeOfTheBodyCounts(Consumer<MigrationRequested> change) {
    assertThat(digestWith(change)).isNotEqualTo(RequestDigest.of(SampleRequest.valid()));
  }

  @Test
  void theDigestIsTheSameOnEveryMachineAndInEveryVersion() {
    assertThat(RequestDigest.of(SampleRequest.valid()))
        .isEqualTo("64dae4d94b8af2a2ed4f949840ed9676a3c32828de82495489416987816c1edf");
  }

  private static String digestWith(Consumer<MigrationRequested> change) {
    MigrationRequested request = SampleRequest.valid();
    change.accept(request);
    return RequestDigest.of(request);
  }
}
