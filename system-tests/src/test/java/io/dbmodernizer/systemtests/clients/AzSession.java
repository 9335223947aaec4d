package io.dbmodernizer.systemtests.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Azure CLI in a process of its own, which runs one command after the other. */
final class AzSession implements AutoCloseable {

  private static final long MINUTES_PER_COMMAND = 3;

  private final Process process;
  private final Path errors;
  private final Writer requests;
  private final BufferedReader answers;

  private AzSession(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts the process.
   *
   * @param python the interpreter that the CLI is installed for
   * @param folder where the CLI keeps its configuration; an empty one for a new user
   * @param certificate the only certificate that it trusts
   */
  static AzSession start(Path python, Path folder, Path certificate) throws IOException {
    Path script = folder.resolve("session.py");
    try (InputStream in =
        Objects.requireNonNull(AzSession.class.getResourceAsStream("/az/session.py"))) {
      Files.copy(in, script);
    }
    Path errors = folder.resolve("session.err");
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), script.toString()).redirectError(errors.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AZURE_CONFIG_DIR", folder.resolve("config").toString(),
                "REQUESTS_CA_BUNDLE", certificate.toString(),
                "AZURE_CORE_COLLECT_TELEMETRY", "no",
                "AZURE_CORE_ONLY_SHOW_ERRORS", "yes",
                "NO_PROXY", "localhost,127.0.0.1"));
    return new AzSession(builder.start(), errors);
  }

  /**
   * Runs a command.
   *
   * @param arguments what stands behind {@code az}
   * @throws IOException if the process has ended or does not answer
   */
  Answer run(List<String> arguments) throws IOException, InterruptedException {
    requests.write(JsonMapper.shared().writeValueAsString(arguments) + "\n");
    requests.flush();
    String line;
    try {
      line =
          CompletableFuture.supplyAsync(this::readLine).get(MINUTES_PER_COMMAND, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no answer to az " + String.join(" ", arguments), e);
    }
    if (line.isEmpty()) {
      throw new IOException("the session ended: " + Files.readString(errors));
    }
    JsonNode answer = JsonMapper.shared().readTree(line);
    return new Answer(
        answer.path("exit").asInt(), answer.path("out").asString(), answer.path("err").asString());
  }

  private String readLine() {
    try {
      String line = answers.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
