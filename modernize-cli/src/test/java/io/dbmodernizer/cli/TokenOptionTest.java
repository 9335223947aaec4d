package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenOptionTest {
  private static final String TOKEN = "token-0123456789-0123456789-0123456789";

  @TempDir Path folder;
  private ServiceStub service;

  @BeforeEach
  void start() throws Exception {
    service =
        ServiceStub.start()
            .answer("/api/v1/migrations", 200, "{\"items\":[],\"total\":0}")
            .reports("/preflight", "provisioner", "");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void theVariableIsTheTokenOfEveryCommand() {
    // When
    CommandRun run = status(Map.of("MODERNIZE_TOKEN", TOKEN));

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(service.authorizations()).containsExactly("Bearer " + TOKEN);
  }

  @Test
  void theOptionHasPrecedence() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");

    // When
    status(Map.of("MODERNIZE_TOKEN", "another"), "--token", "file:" + file);

    // Then
    assertThat(service.authorizations()).containsExactly("Bearer " + TOKEN);
  }

  @Test
  void withoutATokenNoneIsSent() {
    assertThat(status(Map.of()).exitCode()).isZero();
    assertThat(service.authorizations()).containsExactly("");
  }

  @Test
  void verifySendsItToEveryService() throws Exception {
    // Given
    Path request = folder.resolve("request.json");
    Files.writeString(request, CommandRun.of(Map.of(), "sample", "-").out());
    String services = String.join(",", service.url(), service.url() + "/a", service.url() + "/c");

    // When
    CommandRun.of(
        Map.of("MODERNIZE_TOKEN", TOKEN),
        "verify",
        "--preflight",
        request.toString(),
        "--services",
        services + "," + service.url() + "/b");

    // Then
    assertThat(service.authorizations()).isNotEmpty().containsOnly("Bearer " + TOKEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusalSaysWhatToDoAboutTheToken(int status) {
    // Given
    service.answer("/api/v1/migrations", status, "{}");

    // When
    CommandRun run = status(Map.of("MODERNIZE_TOKEN", TOKEN));

    // Then
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.err()).contains(String.valueOf(status), "token").doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, "env:UNSET_TOKEN", "file:/nowhere/token", "keyvault:x"})
  void whatLeadsToNoTokenIsRefusedAndNotRepeated(String reference) {
    // When
    CommandRun run = status(Map.of(), "--token", reference);

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--token", "env:NAME or file:PATH").doesNotContain(TOKEN);
    assertThat(service.authorizations()).isEmpty();
  }

  private CommandRun status(Map<String, String> environment, String... options) {
    String[] line = new String[options.length + 3];
    line[0] = "status";
    line[1] = "--api";
    line[2] = service.url();
    System.arraycopy(options, 0, line, 3, options.length);
    return CommandRun.of(environment, line);
  }
}
