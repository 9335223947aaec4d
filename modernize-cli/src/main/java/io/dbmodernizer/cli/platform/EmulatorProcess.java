package io.dbmodernizer.cli.platform;

import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Azure emulator: Resource Manager over HTTPS and the SQL databases behind it. */
record EmulatorProcess(DataFolder data, int port, int sqlPort, List<String> extraArguments)
    implements PlatformProcess {

  static final String NAME = "emulator";
  private static final String MAIN_CLASS = "io.dbmodernizer.emulator.EmulatorMain";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JavaProgram program() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--sql-port", Integer.toString(sqlPort)));
    arguments.addAll(List.of("--data", data.emulator().toString()));
    arguments.addAll(extraArguments);
    return JavaProgram.ofLoggingMainClass(data, "640m", recording(), MAIN_CLASS, arguments);
  }

  /** Whoever records what emulators in its own process are asked means this one too. */
  private static List<String> recording() {
    String folder = System.getProperty(ExchangeRecording.FOLDER_PROPERTY, "");
    return folder.isEmpty()
        ? List.of()
        : List.of("-D" + ExchangeRecording.FOLDER_PROPERTY + "=" + folder);
  }

  @Override
  public Readiness.Check readiness() {
    // The emulator opens its databases first and listens last.
    return Readiness.listening(port);
  }

  /** Returns the certificate that clients have to trust. */
  static Path certificate(DataFolder data) {
    return data.emulator().resolve("tls").resolve("emulator.pem");
  }
}
