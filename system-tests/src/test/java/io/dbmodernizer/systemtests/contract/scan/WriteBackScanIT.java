package io.dbmodernizer.systemtests.contract.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dbmodernizer.azurecontract.spec.OperationFinder;
import io.dbmodernizer.azurecontract.spec.Parameter;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import io.dbmodernizer.systemtests.contract.example.Example;
import io.dbmodernizer.systemtests.contract.example.Examples;
import io.dbmodernizer.systemtests.contract.example.Prerequisites;
import io.dbmodernizer.systemtests.contract.example.Prerequisites.PrerequisiteException;
import io.dbmodernizer.systemtests.contract.example.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes every property that Microsoft describes as writable, of every type that the emulator has,
 * one at a time, and reads it back. It is kept, or it is refused; nothing is accepted and dropped.
 */
@Tag("deep")
class WriteBackScanIT {

  private static final String DATABASE =
      "subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/scanned"
          + "/providers/Microsoft.Sql/servers/scanned/databases/scanned";

  @Test
  void everyWritablePropertyIsKeptOrRefused() throws IOException {
    // Given
    Path folder = SpecFolder.configured();
    assumeTrue(SpecFolder.isAt(folder), SpecFolder.absence(folder));
    SpecFolder specs = new SpecFolder(folder);
    Prerequisites prerequisites = new Prerequisites(new OperationFinder(specs));
    Map<String, int[]> counts = new TreeMap<>();
    List<String> lost = new ArrayList<>();

    // When
    try (Sandbox sandbox = Sandbox.startUnrecorded()) {
      for (Example example : creations(specs, sandbox)) {
        for (WriteBack.Written each : scan(example, prerequisites, sandbox)) {
          counts.computeIfAbsent(name(example), any -> new int[5])[each.outcome().ordinal()]++;
          if (each.outcome() == WriteBack.Outcome.DROPPED
              || each.outcome() == WriteBack.Outcome.FAILED) {
            lost.add(name(example) + " " + each);
          }
        }
      }
    }

    // Then
    print(counts);
    lost.forEach(System.out::println);
    assertThat(counts).isNotEmpty();
    assertThat(lost).isEmpty();
  }

  /** One PUT of each emulated type, in the newest version. */
  private static Collection<Example> creations(SpecFolder specs, Sandbox sandbox) {
    Map<String, Example> newest = new TreeMap<>();
    new Examples(specs)
        .that(
            example ->
                example.operation().body().isPresent()
                    && example.operation().method().equals("PUT")
                    && served(example, sandbox))
        .forEach(
            example ->
                newest.merge(
                    example.operation().key(),
                    onDatabase(example),
                    (one, other) -> version(other).compareTo(version(one)) > 0 ? other : one));
    return newest.values();
  }

  /** An extension resource hangs on a database here, whatever it hangs on in the example. */
  private static Example onDatabase(Example example) {
    JsonNode json = example.json().deepCopy();
    if (json.path("parameters") instanceof ObjectNode parameters && parameters.has("resourceUri")) {
      parameters.put("resourceUri", DATABASE);
    }
    return new Example(example.name(), example.operation(), json);
  }

  private static boolean served(Example example, Sandbox sandbox) {
    return sandbox.emulator().operations().stream()
        .anyMatch(
            route -> route.method().equals("PUT") && route.pattern().match(example.path()) != null);
  }

  private static String version(Example example) {
    return example.operation().version().text();
  }

  private static String name(Example example) {
    return example.operation().id() + " " + example.operation().version();
  }

  private static List<WriteBack.Written> scan(
      Example example, Prerequisites prerequisites, Sandbox sandbox) throws IOException {
    Parameter body = example.operation().body().orElse(null);
    List<WriteBack.Written> written = new ArrayList<>();
    if (body == null) {
      return written;
    }
    try {
      prerequisites.create(example, sandbox);
      JsonNode least = prerequisites.leastBody(example, sandbox);
      WriteBack writeBack = new WriteBack(sandbox, example, least);
      for (WritableProperty property : new WritableProperties().of(body.schema(), least)) {
        written.add(writeBack.write(property));
      }
      return written;
    } catch (PrerequisiteException e) {
      throw new IOException(name(example), e);
    } finally {
      sandbox.empty();
    }
  }

  private static void print(Map<String, int[]> counts) {
    String form = "%-72s %6s %11s %8s %8s %7s%n";
    System.out.printf(form, "operation", "kept", "unanswered", "refused", "dropped", "failed");
    int[] all = new int[5];
    counts.forEach(
        (name, row) -> {
          System.out.printf(form, name, row[0], row[1], row[2], row[3], row[4]);
          for (int i = 0; i < all.length; i++) {
            all[i] += row[i];
          }
        });
    System.out.printf(form, "all", all[0], all[1], all[2], all[3], all[4]);
  }
}
