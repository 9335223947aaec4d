package io.dbmodernizer.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dbmodernizer.azurecontract.spec.OperationFinder;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.systemtests.contract.example.Example;
import io.dbmodernizer.systemtests.contract.example.Examples;
import io.dbmodernizer.systemtests.contract.example.Prerequisites;
import io.dbmodernizer.systemtests.contract.example.Prerequisites.PrerequisiteException;
import io.dbmodernizer.systemtests.contract.example.Refusals;
import io.dbmodernizer.systemtests.contract.example.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Microsoft's examples of the operations that the emulator serves, each sent to an empty emulator
 * as it is written; a long-running operation has to come to a good end. What is refused is on a
 * list with the reason, and nothing else is on it.
 */
class MicrosoftExamplesIT {

  private static final Pattern FAILED =
      Pattern.compile("\"status\":\"(Failed|Canceled|InProgress)\"");

  @Test
  void everyExampleIsAcceptedOrItsRefusalIsExplained() throws IOException {
    // Given
    Path folder = SpecFolder.configured();
    assumeTrue(SpecFolder.isAt(folder), SpecFolder.absence(folder));
    SpecFolder specs = new SpecFolder(folder);
    Prerequisites prerequisites = new Prerequisites(new OperationFinder(specs));
    Map<String, String> refused = new TreeMap<>();
    Map<String, int[]> acceptedOfAll = new TreeMap<>();

    // When
    try (Sandbox sandbox = Sandbox.start()) {
      for (Example example : servedExamples(specs, sandbox)) {
        String refusal = replay(example, prerequisites, sandbox);
        int[] counts = acceptedOfAll.computeIfAbsent(example.namespace(), any -> new int[2]);
        counts[1]++;
        if (refusal.isEmpty()) {
          counts[0]++;
        } else {
          refused.put(example.name(), refusal);
        }
      }
    }

    // Then
    print(acceptedOfAll);
    Map<String, String> explained = Refusals.load();
    assertThat(refused.entrySet())
        .as("refused without an explanation")
        .filteredOn(each -> !explained.containsKey(each.getKey()))
        .isEmpty();
    assertThat(refused.keySet())
        .as("explained as refused, but accepted now or gone")
        .containsAll(explained.keySet());
  }

  private static List<Example> servedExamples(SpecFolder specs, Sandbox sandbox) {
    List<Route> served = sandbox.emulator().operations();
    return new Examples(specs).that(example -> isServed(example, served));
  }

  private static boolean isServed(Example example, List<Route> served) {
    String method = example.operation().method();
    String path = example.path();
    return served.stream()
        .anyMatch(route -> route.method().equals(method) && route.pattern().match(path) != null);
  }

  /** Why an example is refused, empty if it is accepted. */
  private static String replay(Example example, Prerequisites prerequisites, Sandbox sandbox)
      throws IOException {
    try {
      prerequisites.create(example, sandbox);
      Sandbox.Reply reply =
          sandbox.send(example.operation().method(), example.target(), example.body());
      return example.accepted().contains(reply.status())
          ? outcome(reply, sandbox)
          : reply.toString();
    } catch (PrerequisiteException e) {
      return String.valueOf(e.getMessage());
    } finally {
      sandbox.empty();
    }
  }

  /** What an accepted operation failed with, empty if it came to a good end. */
  private static String outcome(Sandbox.Reply accepted, Sandbox sandbox) throws IOException {
    if (accepted.follow().isEmpty()) {
      return "";
    }
    sandbox.letTimePass();
    Sandbox.Reply end = sandbox.send("GET", accepted.follow(), null);
    return end.refused() || end.status() == 202 || FAILED.matcher(end.body()).find()
        ? "accepted, but: " + end
        : "";
  }

  private static void print(Map<String, int[]> acceptedOfAll) {
    System.out.printf(
        "Microsoft's examples accepted: %d of %d%n",
        acceptedOfAll.values().stream().mapToInt(counts -> counts[0]).sum(),
        acceptedOfAll.values().stream().mapToInt(counts -> counts[1]).sum());
    acceptedOfAll.forEach(
        (namespace, counts) ->
            System.out.printf("  %4d of %4d  %s%n", counts[0], counts[1], namespace));
  }
}
