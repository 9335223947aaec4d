package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Apicurio Registry with its content in an H2 file. It must keep its schemas as long as the broker
 * keeps the records that refer to them.
 */
record RegistryProcess(DataFolder data, int port) implements PlatformProcess {

  static final String NAME = "registry";

  /** System property with the folder of the application. The default is the folder of the build. */
  static final String HOME_PROPERTY = "dbmodernizer.registry.home";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JavaProgram program() throws IOException {
    Files.createDirectories(data.registry());
    // WRITE_DELAY=0: a schema must survive a kill once its id is published.
    String url =
        "jdbc:h2:file:"
            + data.registry().resolve("registry")
            + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    return JavaProgram.ofJar(
        "256m",
        List.of(
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.datasource.jdbc.url=" + url,
            "-Dquarkus.datasource.jdbc.initial-size=1",
            "-Dquarkus.datasource.jdbc.min-size=1",
            "-Dquarkus.oidc.tenant-enabled=false"),
        jar());
  }

  @Override
  public Readiness.Check readiness() {
    return Readiness.http("http://127.0.0.1:" + port + "/health/ready");
  }

  /** Returns the base address of the Confluent API. */
  static String url(int port) {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  private static Path jar() throws IOException {
    Path home = home();
    if (Files.isDirectory(home)) {
      try (var files = Files.newDirectoryStream(home, "*-runner.jar")) {
        for (Path jar : files) {
          return jar;
        }
      }
    }
    throw new PlatformException(
        "the schema registry is not in "
            + home
            + "; build modernize-cli with Maven, or give the folder of the registry with -D"
            + HOME_PROPERTY);
  }

  /** Returns the folder of the application, by default in {@code target}. */
  private static Path home() {
    String configured = System.getProperty(HOME_PROPERTY);
    if (configured != null) {
      return Path.of(configured);
    }
    try {
      URI code = RegistryProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(code).resolveSibling("registry");
    } catch (URISyntaxException e) {
      throw new PlatformException("the folder of this program is unknown", e);
    }
  }
}
