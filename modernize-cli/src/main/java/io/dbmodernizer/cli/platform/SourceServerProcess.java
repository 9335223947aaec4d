package io.dbmodernizer.cli.platform;

import io.dbmodernizer.cli.sample.SourceServerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The source server, which stands for the on-premises SQL Server. */
record SourceServerProcess(DataFolder data, int port) implements PlatformProcess {

  static final String NAME = "source";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JavaProgram program() throws IOException {
    Files.createDirectories(data.source());
    return JavaProgram.ofMainClass(
        data,
        "384m",
        List.of(),
        SourceServerMain.class.getName(),
        List.of(Integer.toString(port), data.source().toString()));
  }

  @Override
  public Readiness.Check readiness() {
    return Readiness.listening(port);
  }
}
