package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import io.dbmodernizer.systemtests.secret.SecretScanner;
import io.dbmodernizer.systemtests.source.SourceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    pipeline.producer().publish(pipeline.request("secrets", source.name()));
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
    report(
        findings,
        "the emulator's log of requests",
        scanner.find(pipeline.azure().json(0).getBytes(StandardCharsets.UTF_8)));

    // Then
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
