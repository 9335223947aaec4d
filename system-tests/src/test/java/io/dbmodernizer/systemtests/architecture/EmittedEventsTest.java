package io.dbmodernizer.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/**
 * An event of the contract that no service makes says in its documentation that it is planned, and
 * one that a service makes does not: a program that waits for it would wait for ever.
 */
class EmittedEventsTest {
  private static final String PLANNED = "Planned: no service emits it yet.";

  @Test
  void whatNoServiceEmitsSaysThatItIsPlanned() throws IOException {
    // Given
    String code = codeOfTheServices();
    Set<Class<?>> facts =
        Stream.of(Topic.values())
            .filter(topic -> topic != Topic.REQUESTS)
            .flatMap(topic -> topic.recordTypes().stream())
            .collect(Collectors.toSet());

    // When
    Set<String> unmade = new TreeSet<>();
    Set<String> planned = new TreeSet<>();
    for (Class<?> type : facts) {
      String name = type.getSimpleName();
      if (!Pattern.compile("\\b" + name + "\\.newBuilder\\(|\\bnew " + name + "\\(")
          .matcher(code)
          .find()) {
        unmade.add(name);
      }
      String doc = SpecificData.get().getSchema(type).getDoc().replaceAll("\\s+", " ").strip();
      if (doc.startsWith(PLANNED)) {
        planned.add(name);
      }
    }

    // Then
    assertThat(facts).hasSizeGreaterThan(20);
    assertThat(planned).isEqualTo(unmade);
  }

  private static String codeOfTheServices() throws IOException {
    StringBuilder code = new StringBuilder();
    for (String module :
        new String[] {
          "service-runtime",
          "provisioner-service",
          "migration-service",
          "backup-service",
          "monitoring-service"
        }) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          code.append(Files.readString(file));
        }
      }
    }
    return code.toString();
  }
}
