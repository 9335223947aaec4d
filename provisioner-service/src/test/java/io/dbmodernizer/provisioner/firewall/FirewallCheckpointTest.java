package io.dbmodernizer.provisioner.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirewallCheckpointTest {

  @Test
  void remembersWhatWasCreatedAndWhatWasChanged() {
    // Given
    String stored =
        FirewallCheckpoint.parse("").with("Office, 2nd floor", true).with("home", false).toString();

    // When
    FirewallCheckpoint checkpoint = FirewallCheckpoint.parse(stored);

    // Then
    assertThat(checkpoint.size()).isEqualTo(2);
    assertThat(checkpoint.hasCreated("office, 2nd floor")).isTrue();
    assertThat(checkpoint.hasWritten("HOME")).isTrue();
    assertThat(checkpoint.hasCreated("home")).isFalse();
    assertThat(checkpoint.hasWritten("other")).isFalse();
  }

  @Test
  void countsWhatWasToBeCreatedAndIsThereAsCreated() {
    // Given
    FirewallCheckpoint checkpoint =
        FirewallCheckpoint.parse(
            FirewallCheckpoint.parse("").withIntended(List.of("Office", "home")).toString());

    // When, Then
    assertThat(checkpoint.knows("office")).isTrue();
    assertThat(checkpoint.hasCreated("office")).isTrue();
    assertThat(checkpoint.hasWritten("office")).isFalse();
    assertThat(checkpoint.with("office", true).hasWritten("office")).isTrue();
  }

  @Test
  void aRetryMayWriteAgainAndWhatWasCreatedStaysThisMigrations() {
    // Given
    FirewallCheckpoint first =
        FirewallCheckpoint.parse("").with("office", true).with("home", false);

    // When
    FirewallCheckpoint retried = FirewallCheckpoint.parse(first.toString()).inRound(1);
    FirewallCheckpoint written = FirewallCheckpoint.parse(retried.with("office", false).toString());

    // Then
    assertThat(retried.hasWritten("office")).isFalse();
    assertThat(retried.hasWritten("home")).isFalse();
    assertThat(retried.hasCreated("office")).isTrue();
    assertThat(written.inRound(1).hasWritten("office")).isTrue();
    assertThat(written.hasCreated("office")).isTrue();
  }
}
