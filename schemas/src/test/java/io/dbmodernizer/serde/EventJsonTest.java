package io.dbmodernizer.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.SampleRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  @Test
  void anEventIsReadBackAsItWasWritten() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getMetadata().setOccurredAt(Instant.parse("2026-05-01T10:11:12.345Z"));
    TargetProvisioned target =
        TargetProvisioned.newBuilder().setRequest(request).setServerFqdn("x.example").build();

    // When
    TargetProvisioned read = EventJson.read(TargetProvisioned.class, EventJson.write(target));

    // Then
    assertThat(read).isEqualTo(target);
  }

  @Test
  void anOptionalTimeIsReadBackPresentOrAbsent() {
    BackupEnabled absent = BackupEnabled.newBuilder().build();
    BackupEnabled present =
        BackupEnabled.newBuilder()
            .setEarliestRestorePoint(Instant.parse("2026-05-01T10:11:12Z"))
            .build();

    assertThat(EventJson.read(BackupEnabled.class, EventJson.write(absent))).isEqualTo(absent);
    assertThat(EventJson.read(BackupEnabled.class, EventJson.write(present))).isEqualTo(present);
  }

  @Test
  void whatIsNoSuchEventIsRefusedWithoutBeingRepeated() {
    for (String text :
        new String[] {"", "[]", "{\"password\":\"Winter!2024\"}", "{\"metadata\":"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EventJson.read(MigrationRequested.class, text))
          .withMessageContaining("MigrationRequested")
          .withMessageNotContaining("Winter");
    }
  }
}
