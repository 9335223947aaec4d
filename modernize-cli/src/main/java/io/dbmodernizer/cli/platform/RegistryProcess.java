package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Apicurio Registry with its content in an H2 file: records name schemas by id, so the registry
 * must keep what the broker keeps.
 */
record RegistryProcess(DataFolder data, int port) implements PlatformProcess {

  static final String NAME = "registry";

  /** Says where the application is unpacked; the build's own folder otherwise. */
  static final String HOME_PROPERTY = "dbmodernizer.registry.home";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JavaProgram program() throws IOException {
    Files.createDirectories(data.registry());
    // WRITE_DELAY=0: a schema whose id was handed out must survive a kill.
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

  /** Base address of the Confluent API. */
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
            + "; build modernize-cli with Maven, which unpacks it there, or name its folder with -D"
            + HOME_PROPERTY);
  }

  /** Beside this module's classes or jar, both of which the build puts under {@code target}. */
  private static Path home() {
    String configured = System.getProperty(HOME_PROPERTY);
    if (configured != null) {
      return Path.of(configured);
    }
    try {
      URI code = RegistryProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(code).resolveSibling("registry");
    } catch (URISyntaxException e) {
      throw new PlatformException("the place of this program cannot be told", e);
    }
  }
}
