package io.dbmodernizer.emulator.requestlog;

import io.dbmodernizer.emulator.arm.call.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file with every exchange of one emulator, one JSON object a line. Tests check the recordings of
 * whole test runs against Microsoft's OpenAPI files. The first exchange creates the file. Each line
 * is written before its request is answered, so that a killed process loses none. Safe for use by
 * several threads.
 */
public final class ExchangeRecording implements AutoCloseable {

  /** The system property that names the folder. If it is not set, nothing is recorded. */
  public static final String FOLDER_PROPERTY = "azure-emulator.exchanges";

  private final @Nullable Path file;
  private @Nullable OutputStream out;

  private ExchangeRecording(@Nullable Path file) {
    this.file = file;
  }

  /** Returns a recording that writes nothing. */
  public static ExchangeRecording off() {
    return new ExchangeRecording(null);
  }

  /** Returns a recording into a new file of a folder. Creates the folder if it is missing. */
  public static ExchangeRecording in(Path folder) {
    return new ExchangeRecording(
        folder.resolve(
            "exchanges-%d-%s.jsonl".formatted(ProcessHandle.current().pid(), UUID.randomUUID())));
  }

  /** Returns the recording that the system property {@value #FOLDER_PROPERTY} configures. */
  public static ExchangeRecording configured() {
    String folder = System.getProperty(FOLDER_PROPERTY, "");
    return folder.isBlank() ? off() : in(Path.of(folder));
  }

  /**
   * Adds an exchange.
   *
   * @throws UncheckedIOException if the file cannot be written, because an incomplete recording
   *     proves nothing
   */
  public synchronized void add(Exchange exchange) {
    if (file == null) {
      return;
    }
    try {
      if (out == null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = Files.newOutputStream(file);
      }
      out.write((Json.write(json(exchange)) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Exchanges cannot be recorded in " + file, e);
    }
  }

  private static ObjectNode json(Exchange exchange) {
    return Json.object(
        json -> {
          json.put("method", exchange.method()).put("target", exchange.target());
          json.set("requestBody", exchange.requestBody());
          json.put("status", exchange.status());
          ObjectNode headers = json.putObject("headers");
          exchange.sortedHeaders().forEach(headers::put);
          json.set("responseBody", exchange.responseBody());
          json.put("principal", exchange.principal()).put("fault", exchange.fault());
        });
  }

  @Override
  public synchronized void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }
}
