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

  /** Returns the option for a recording, if this process records its own emulators. */
  private static List<String> recording() {
    String folder = System.getProperty(ExchangeRecording.FOLDER_PROPERTY, "");
    return folder.isEmpty()
        ? List.of()
        : List.of("-D" + ExchangeRecording.FOLDER_PROPERTY + "=" + folder);
  }

  @Override
  public Readiness.Check readiness() {
    // The emulator listens only after it has opened its databases.
    return Readiness.listening(port);
  }

  /** Returns the certificate that clients must trust. */
  static Path certificate(DataFolder data) {
    return data.emulator().resolve("tls").resolve("emulator.pem");
  }
}
