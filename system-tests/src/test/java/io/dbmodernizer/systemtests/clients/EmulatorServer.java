package io.dbmodernizer.systemtests.clients;

import io.dbmodernizer.emulator.EmulatorMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * The emulator as the program that is shipped. Its exchanges are not recorded: clients also send
 * what Azure refuses, on purpose.
 */
final class EmulatorServer implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("ready port=(\\d+) sqlPort=(\\d+)");

  private final Process process;
  private final Path certificate;
  private final int port;
  private final int sqlPort;

  private EmulatorServer(Process process, Path certificate, Matcher ready) {
    this.process = process;
    this.certificate = certificate;
    this.port = Integer.parseInt(ready.group(1));
    this.sqlPort = Integer.parseInt(ready.group(2));
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param folder where its output and its certificate go
   * @param options options of the program
   */
  static EmulatorServer start(Path folder, String... options) throws IOException {
    Path certificate = folder.resolve("emulator.pem");
    Path output = folder.resolve("emulator.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EmulatorMain.class.getName(),
                "--certificate",
                certificate.toString()));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Awaitility.await("the emulator, see " + output)
        .atMost(Duration.ofMinutes(2))
        .until(() -> !process.isAlive() || ready(output).find());
    Matcher ready = ready(output);
    if (!ready.find()) {
      throw new IOException("the emulator did not start: " + Files.readString(output));
    }
    return new EmulatorServer(process, certificate, ready);
  }

  private static Matcher ready(Path output) throws IOException {
    return READY.matcher(Files.readString(output));
  }

  /** The address that clients call, with a trailing slash. */
  String base() {
    return "https://localhost:" + port + "/";
  }

  /** The certificate that clients have to trust. */
  Path certificate() {
    return certificate;
  }

  /** The port of the databases. */
  int sqlPort() {
    return sqlPort;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
