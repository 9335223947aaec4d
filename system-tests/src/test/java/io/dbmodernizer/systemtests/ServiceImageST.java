package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.cli.request.SampleRequest;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.systemtests.container.ContainerPlatform;
import io.dbmodernizer.systemtests.container.Images;
import io.dbmodernizer.systemtests.platform.EventLog;
import io.dbmodernizer.systemtests.platform.ForeignProducer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The image of a service among containers; skipped, with the reason, where they cannot be run. */
class ServiceImageST {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void serviceInItsImageIsHealthyAndAnswersAnEvent() throws Exception {
    Images images = Images.present();
    try (ContainerPlatform platform = ContainerPlatform.start(images);
        EventLog events = EventLog.start(platform.bootstrapServers(), platform.registryUrl());
        ForeignProducer producer =
            new ForeignProducer(platform.bootstrapServers(), platform.registryUrl())) {
      // Given
      MigrationRequested request = SampleRequest.forEditing();
      request.getTarget().getServer().setName("-not-a-name-");
      String migrationId = request.getMetadata().getMigrationId();

      // When
      JsonNode health = health(platform);
      producer.publish(request);

      // Then
      assertThat(health.path("status").asString("")).isEqualTo("UP");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(events.of(migrationId, TargetProvisioningFailed.class))
                      .as("answers of the service, which has logged: %s", platform.serviceLog())
                      .hasSize(1));
      List<TargetProvisioningFailed> failed =
          events.of(migrationId, TargetProvisioningFailed.class);
      assertThat(failed.get(0).getFailure().getReason()).isEqualTo(Reason.INVALID_REQUEST);
      assertThat(failed.get(0).getFailure().getViolations())
          .extracting(FieldViolation::getField)
          .containsExactly("target.server.name");
    }
  }

  private static JsonNode health(ContainerPlatform platform) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(platform.serviceUrl() + "/actuator/health"))
                    .timeout(PATIENCE)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return JsonMapper.shared().readTree(answer.body());
  }
}
