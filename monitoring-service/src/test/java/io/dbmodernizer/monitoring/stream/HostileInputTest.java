package io.dbmodernizer.monitoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.monitoring.MonitoringStage;
import io.dbmodernizer.monitoring.azure.AlertWebhooks;
import io.dbmodernizer.monitoring.status.StatusProjector;
import io.dbmodernizer.monitoring.webhook.WebhookProperties;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.engine.StageProperties;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.testing.HostileInputRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class HostileInputTest {

  @Test
  void noRecordStopsTheServiceAndEachThatBreaksARuleIsSetAside() throws Exception {
    // When
    HostileInputRun.Figures figures =
        HostileInputRun.of(
            stage(),
            serde ->
                List.of(
                    new StatusTopology(
                        new StatusProjector(Duration.ofMinutes(30)),
                        () -> Instant.parse("2026-11-22T10:00:00Z"),
                        Duration.ofSeconds(30),
                        Duration.ofDays(7),
                        Duration.ZERO,
                        StageProperties.StoreKind.MEMORY,
                        serde,
                        new RecordLimits())));

    // Then
    assertThat(figures.stopped()).isEmpty();
    assertThat(figures.heeded()).isEmpty();
    assertThat(figures.sent()).isGreaterThan(2_000);
    assertThat(figures.setAside()).isBetween(500L, (long) figures.sent());
  }

  /** The stage of the service. The test runs none of its steps. */
  @SuppressWarnings("NullAway") // no test refers to a key vault
  private static Stage stage() {
    return MonitoringStage.of(
        TestAzure.over(request -> Mono.error(new IllegalStateException("asked Azure"))),
        new AlertWebhooks(new SecretResolver(name -> null, null), WebhookProperties.none()));
  }
}
