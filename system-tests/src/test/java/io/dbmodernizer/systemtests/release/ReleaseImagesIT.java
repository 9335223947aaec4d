package io.dbmodernizer.systemtests.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files that {@code mvn -Prelease package} has written. */
@Tag("release")
class ReleaseImagesIT {
  private static final Path ROOT = Path.of("..");
  private static final Pattern SECRET =
      Pattern.compile("(?i)password|secret=|token=|\\.pem$|\\.key$|\\.p12$|\\.jks$|\\.env$");

  @ParameterizedTest
  @CsvSource({
    "provisioner-service, io.dbmodernizer.provisioner.ProvisionerApplication",
    "migration-service, io.dbmodernizer.migration.MigrationApplication",
    "backup-service, io.dbmodernizer.backup.BackupApplication",
    "monitoring-service, io.dbmodernizer.monitoring.MonitoringApplication",
    "azure-emulator, io.dbmodernizer.emulator.EmulatorMain",
    "modernize-cli, io.dbmodernizer.cli.ModernizeMain",
  })
  void imageRunsTheProgramAsAUserWhoCannotChangeIt(String module, String main) throws IOException {
    // When
    ImageTar image = ImageTar.read(ROOT.resolve(module).resolve("target/jib-image.tar"));

    // Then
    JsonNode config = image.config().path("config");
    assertThat(config.path("User").asString()).isEqualTo("10001:10001");
    assertThat(texts(config.path("Entrypoint")))
        .containsExactly(
            "java",
            "-XX:MaxRAMPercentage=70",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            "@/app/jib-classpath-file",
            main);
    assertThat(config.path("WorkingDir").asString()).isEqualTo("/app");
    assertThat(config.path("ExposedPorts").propertyNames()).containsExactly("8080/tcp");
    assertThat(config.path("Volumes").propertyNames()).containsExactly("/data");
    assertThat(texts(config.path("Env")))
        .contains("SERVER_ADDRESS=0.0.0.0", "SERVER_PORT=8080")
        .noneMatch(variable -> SECRET.matcher(variable).find());
    assertThat(config.path("Labels").path("org.opencontainers.image.title").asString())
        .isEqualTo(module);
    assertThat(config.path("Labels").path("org.opencontainers.image.version").asString())
        .isNotEmpty();
    assertThat(image.files()).allMatch(file -> file.user() == 0 && file.group() == 0);
    assertThat(image.files())
        .filteredOn(file -> (file.mode() & 0022) != 0)
        .extracting(ImageFile::path)
        .containsExactlyInAnyOrder("data", "certificates");
    assertThat(image.files())
        .noneMatch(file -> SECRET.matcher(file.path()).find())
        .anyMatch(file -> file.path().equals("app/classes/" + main.replace('.', '/') + ".class"))
        .filteredOn(file -> file.path().equals("usr/local/bin/healthcheck"))
        .extracting(ImageFile::mode)
        .containsExactly(0755);
  }

  /** A time of the build in it would make another image of the same sources. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "provisioner-service",
        "migration-service",
        "backup-service",
        "monitoring-service",
        "azure-emulator",
        "modernize-cli"
      })
  void imageHasNoTimeOfTheBuild(String module) throws IOException {
    // When
    ImageTar image = ImageTar.read(ROOT.resolve(module).resolve("target/jib-image.tar"));

    // Then
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    assertThat(pom)
        .contains(
            "<project.build.outputTimestamp>" + image.config().path("created").asString() + "<");
    assertThat(image.files()).hasSizeGreaterThan(20).allMatch(file -> file.modified() == 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "provisioner-service",
        "migration-service",
        "backup-service",
        "monitoring-service",
        "azure-emulator",
        "modernize-cli"
      })
  void listOfComponentsNamesEveryJarOfTheImage(String module) throws IOException {
    // Given
    Path target = ROOT.resolve(module).resolve("target");
    Set<String> jars = new TreeSet<>();
    ImageTar.read(target.resolve("jib-image.tar")).files().stream()
        .map(ImageFile::path)
        .filter(path -> path.startsWith("app/libs/") && path.endsWith(".jar"))
        .forEach(path -> jars.add(path.substring("app/libs/".length())));

    // When
    JsonNode list = JsonMapper.shared().readTree(Files.readString(target.resolve("bom.json")));

    // Then
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : list.path("components")) {
      assertThat(component.path("purl").asString("")).startsWith("pkg:maven/");
      listed.add(
          component.path("name").asString() + "-" + component.path("version").asString() + ".jar");
    }
    assertThat(list.path("bomFormat").asString()).isEqualTo("CycloneDX");
    assertThat(jars).hasSizeGreaterThan(5);
    assertThat(listed).isEqualTo(jars);
  }

  private static List<String> texts(JsonNode array) {
    return Stream.iterate(0, at -> at < array.size(), at -> at + 1)
        .map(at -> array.get(at).asString())
        .toList();
  }
}
