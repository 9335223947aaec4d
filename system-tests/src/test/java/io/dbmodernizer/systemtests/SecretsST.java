package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.SynchronizationOptions;
import io.dbmodernizer.systemtests.exposure.AzureAnswers;
import io.dbmodernizer.systemtests.exposure.ListeningSocket;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import io.dbmodernizer.systemtests.secret.SecretScanner;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs after the other tests of the shared platform, so that it looks at what they left behind too.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(SharedPipeline.class)
class SecretsST {

  @Test
  void noSecretIsInAnyTopicLogOrState(Pipeline pipeline) throws Exception {
    // Given
    SourceDatabase source = pipeline.createSource("Secrets", 100);
    MigrationRequested request = pipeline.request("secrets", source.name());
    // A data factory holds both passwords.
    request.setMigration(
        MigrationOptions.newBuilder()
            .setSynchronization(
                SynchronizationOptions.newBuilder().setEnabled(true).setIntervalMinutes(60).build())
            .build());
    pipeline.producer().publish(request);
    pipeline.awaitState("secrets", MigrationState.COMPLETED);
    Map<String, String> secrets = pipeline.secrets();
    SecretScanner scanner = new SecretScanner(secrets);

    // When
    List<String> findings = new ArrayList<>();
    Set<String> topics = pipeline.topics().names();
    for (ConsumerRecord<byte[], byte[]> record : pipeline.topics().read(topics)) {
      String where = record.topic() + "-" + record.partition() + "@" + record.offset();
      report(findings, where, scanner.findIn(record.key()));
      report(findings, where, scanner.findIn(record.value()));
      for (Header header : record.headers()) {
        report(findings, where + " header " + header.key(), scanner.findIn(header.value()));
      }
    }
    for (Path file : filesOf(pipeline)) {
      report(findings, file.toString(), scanner.find(content(file)));
    }
    String log = pipeline.azure().json(0);
    report(
        findings,
        "the emulator's log of requests",
        scanner.find(log.getBytes(StandardCharsets.UTF_8)));
    Map<String, String> answers =
        new AzureAnswers(
                pipeline.platform().addresses().emulatorUrl(),
                pipeline.platform().emulatorCertificate())
            .read(log, pipeline.platform().secrets().value(LocalSecrets.AZURE_CLIENT));
    for (String path :
        List.of(
            "/api/migrations",
            "/api/migrations/secrets",
            "/api/v1/migrations",
            "/api/v1/migrations/secrets",
            "/api/v1/migrations/secrets/tables",
            "/api/v1/migrations/secrets/alerts",
            "/api/v1/migrations/secrets/resources",
            "/api/v1/alerts",
            "/api/v1/summary",
            "/actuator/health",
            "/actuator/metrics",
            "/actuator/prometheus")) {
      answers.put("monitoring " + path, pipeline.get(path).body());
    }
    answers.forEach(
        (path, body) ->
            report(
                findings,
                "the answer to GET " + path,
                scanner.find(body.getBytes(StandardCharsets.UTF_8))));

    // Then
    assertThat(answers.keySet())
        .hasSizeGreaterThan(20)
        .anyMatch(path -> path.contains("/linkedservices/"))
        .anyMatch(path -> path.contains("/databaseMigrations/"));
    assertThat(secrets).containsKeys("target-administrator", "azure-client", "source-Secrets");
    assertThat(topics)
        .contains("modernization.requests", "__consumer_offsets", "__transaction_state")
        .anyMatch(topic -> topic.endsWith("-changelog"));
    assertThat(filesOf(pipeline).stream().map(Path::toString).toList())
        .anyMatch(file -> file.contains("modernization.requests-") && file.endsWith(".log"))
        .anyMatch(file -> file.endsWith("services.log"))
        .anyMatch(file -> file.endsWith("emulator.log"))
        .anyMatch(file -> file.endsWith(".mv.db"))
        .anyMatch(file -> file.endsWith("resources.mv"));
    assertThat(findings).isEmpty();
  }

  @Test
  void everySocketOfThePlatformIsOnTheLoopbackAddress(Pipeline pipeline) throws Exception {
    assumeTrue(ListeningSocket.canBeRead(), "skipped: this machine has no /proc/self/net/tcp");
    // Given
    pipeline.platform().restart("source");
    Map<String, Long> processes = processesOf(pipeline);

    // When
    Map<String, List<ListeningSocket>> sockets = new TreeMap<>();
    for (Map.Entry<String, Long> process : processes.entrySet()) {
      sockets.put(process.getKey(), ListeningSocket.of(process.getValue()));
    }

    // Then
    assertThat(sockets).containsKeys("broker", "registry", "emulator", "source", "services");
    assertThat(sockets)
        .allSatisfy(
            (process, own) ->
                assertThat(own).as(process).isNotEmpty().allMatch(ListeningSocket::isLoopback));
    // Clients and the controller; HTTPS and SQL; one service each.
    assertThat(sockets.get("broker")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(sockets.get("emulator")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(sockets.get("services")).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void onlyTheirOwnerReadsFilesWithSecretsAndNobodySeesThemInTheListOfProcesses(Pipeline pipeline)
      throws Exception {
    // Given
    Path root = pipeline.platform().data().root();
    List<Path> holders = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .filter(
              file ->
                  file.startsWith(pipeline.secretsFolder())
                      || file.endsWith("resources.mv")
                      || file.toString().endsWith(".p12"))
          .forEach(holders::add);
    }
    SecretScanner scanner = new SecretScanner(pipeline.secrets());

    // When
    Map<String, String> modes = new TreeMap<>();
    for (Path holder : holders) {
      modes.put(root.relativize(holder).toString(), mode(holder));
    }
    List<String> commands = new ArrayList<>();
    for (Map.Entry<String, Long> process : processesOf(pipeline).entrySet()) {
      byte[] command =
          Files.readAllBytes(Path.of("/proc", Long.toString(process.getValue()), "cmdline"));
      report(commands, process.getKey(), scanner.find(command));
    }

    // Then
    assertThat(modes.keySet())
        .anyMatch(file -> file.endsWith("resources.mv"))
        .anyMatch(file -> file.endsWith(".p12"))
        .contains("secrets/" + LocalSecrets.AZURE_CLIENT);
    assertThat(modes.values()).as("%s", modes).containsOnly("rw-------");
    // Nothing below is reached by others, whatever its own mode.
    assertThat(mode(root)).isEqualTo("rwx------");
    assertThat(mode(pipeline.secretsFolder())).isEqualTo("rwx------");
    assertThat(commands).isEmpty();
  }

  private static Map<String, Long> processesOf(Pipeline pipeline) throws IOException {
    Map<String, Long> processes = new TreeMap<>();
    for (String name : LocalPlatform.running(pipeline.platform().data().root())) {
      pipeline.platform().pid(name).ifPresent(pid -> processes.put(name, pid));
    }
    return processes;
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void report(List<String> findings, String where, Set<String> found) {
    found.forEach(finding -> findings.add(where + ": " + finding));
  }

  private static List<Path> filesOf(Pipeline pipeline) throws IOException {
    try (Stream<Path> files = Files.walk(pipeline.platform().data().root())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(pipeline.secretsFolder()))
          .toList();
    }
  }

  /** Running processes delete files of their own; what is gone holds nothing. */
  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
