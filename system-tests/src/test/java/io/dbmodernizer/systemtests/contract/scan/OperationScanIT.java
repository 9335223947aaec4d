package io.dbmodernizer.systemtests.contract.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dbmodernizer.azurecontract.spec.Operation;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import io.dbmodernizer.systemtests.contract.example.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Sends every operation of Microsoft's files to an empty emulator, in its newest version and
 * without a body. Each is answered by a provider, or refused with 501 {@code NotEmulated} and its
 * name; nothing else may happen to it.
 */
class OperationScanIT {

  @Test
  void everyOperationOfAzureIsAnsweredOrSaidToBeMissing() throws IOException {
    // Given
    Path folder = SpecFolder.configured();
    assumeTrue(SpecFolder.isAt(folder), SpecFolder.absence(folder));
    SpecFolder specs = new SpecFolder(folder);
    Map<String, int[]> counts = new TreeMap<>();
    List<String> wrong = new ArrayList<>();

    // When
    try (Sandbox sandbox = Sandbox.startUnrecorded()) {
      for (String namespace : specs.namespaces()) {
        for (Operation operation : newest(specs.operations(namespace))) {
          ScannedOperation scanned = ScannedOperation.send(operation, sandbox);
          counts.computeIfAbsent(namespace, any -> new int[3])[scanned.outcome().ordinal()]++;
          if (scanned.outcome() == ScannedOperation.Outcome.WRONG) {
            wrong.add(scanned.toString());
          }
        }
      }
    }

    // Then
    print(counts);
    wrong.forEach(System.out::println);
    assertThat(counts).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  /** Each operation once. */
  private static List<Operation> newest(List<Operation> operations) {
    Map<String, Operation> newest = new TreeMap<>();
    operations.stream()
        .sorted(Comparator.comparing(operation -> operation.version().text()))
        .forEach(operation -> newest.put(name(operation), operation));
    return List.copyOf(newest.values());
  }

  /** Method and path as the file has it: a few paths differ in nothing but their placeholders. */
  private static String name(Operation operation) {
    return (operation.method() + " " + operation.template()).toLowerCase(Locale.ROOT);
  }

  private static void print(Map<String, int[]> counts) {
    System.out.printf(
        "%-34s %8s %8s %15s %6s%n", "provider", "total", "answered", "501 NotEmulated", "wrong");
    int[] all = new int[3];
    counts.forEach(
        (namespace, row) -> {
          line(namespace, row);
          for (int i = 0; i < all.length; i++) {
            all[i] += row[i];
          }
        });
    line("all", all);
  }

  private static void line(String name, int[] row) {
    System.out.printf(
        "%-34s %8d %8d %15d %6d%n", name, row[0] + row[1] + row[2], row[0], row[1], row[2]);
  }
}
