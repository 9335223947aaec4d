package io.dbmodernizer.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ClosedAccessTest {

  @Test
  void aClosedServiceShowsItsHealthAndSaysWhatToConfigure() throws Exception {
    try (AccessServer server =
        AccessServer.start(
            "--dbmodernizer.access.mode=CLOSED", "--dbmodernizer.access.open-metrics=false")) {
      // When
      HttpResponse<String> answer = server.get("/api/caller", "any-token");

      // Then
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("remedy", "dbmodernizer.access.mode");
      assertThat(server.get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
      assertThat(server.get("/actuator/metrics", null).statusCode()).isEqualTo(403);
    }
  }
}
