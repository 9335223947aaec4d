package io.dbmodernizer.runtime.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpPipelineBuilder;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArmRestTest {
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ArmRest rest =
      new ArmRest(
          new HttpPipelineBuilder().httpClient(transport).build(),
          URI.create("https://management.example.com/"),
          Duration.ofSeconds(1));

  @Test
  void whatMustNotStandInAUrlIsEncoded() {
    // When
    rest.get("/servers/s/databases/Große Daten #1", "2021-11-01");

    // Then
    assertThat(transport.calls())
        .containsExactly(
            "GET /servers/s/databases/Gro%C3%9Fe%20Daten%20%231?api-version=2021-11-01");
  }

  @Test
  void whatIsEncodedAlreadyAndAQueryStayAsTheyAre() {
    // When
    rest.get("/servers/s/databases/a%20b?$expand=Details", "2025-06-30");

    // Then
    assertThat(transport.calls())
        .containsExactly("GET /servers/s/databases/a%20b?$expand=Details&api-version=2025-06-30");
  }
}
