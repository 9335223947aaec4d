package io.dbmodernizer.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many migrations at once while the platform is being disturbed, then their teardowns. System
 * properties: {@code chaos.seed} replays one schedule, {@code chaos.schedules} runs more of them,
 * {@code chaos.migrations} and {@code chaos.disruptions} change their size.
 */
@Isolated("changes where the emulator records what it is asked")
class ChaosST {
  private static final Path FOLDER = Path.of("target", "chaos").toAbsolutePath();
  private static final long FIRST_SEED = 101;

  @Tag("deep")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("shortSeeds")
  void aFewMigrationsSurviveAFewDisruptions(long seed) throws Exception {
    assertGood(seed, number("chaos.short-migrations", 8), number("chaos.short-disruptions", 5));
  }

  @Tag("endurance")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sixtyMigrationsSurviveEveryKindOfDisruption(long seed) throws Exception {
    assertGood(seed, number("chaos.migrations", 60), number("chaos.disruptions", 18));
  }

  static LongStream shortSeeds() {
    return LongStream.of(1);
  }

  static LongStream seeds() {
    long first = Long.getLong("chaos.seed", FIRST_SEED);
    int schedules = number("chaos.schedules", 1);
    return LongStream.range(first, first + schedules);
  }

  private static void assertGood(long seed, int migrations, int disruptions) throws Exception {
    // Given
    Path folder = FOLDER.resolve("seed-" + seed + "-of-" + migrations);
    deleteAll(folder);
    Files.createDirectories(folder);
    Schedule schedule = Schedule.of(seed, migrations, disruptions);
    DisruptionLog log = new DisruptionLog();

    // When
    Verdict verdict;
    try {
      verdict = new ChaosRun(schedule, folder, log).carryOut();
    } finally {
      Files.write(folder.resolve("disruptions.log"), log.lines());
    }

    // Then
    String line =
        "seed "
            + seed
            + ", "
            + migrations
            + " migrations, "
            + disruptions
            + " disruptions: "
            + verdict.counts();
    Files.writeString(
        FOLDER.resolve("runs.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    String report = report(line, seed, migrations, disruptions, verdict, log);
    Files.writeString(folder.resolve("report.txt"), report);
    assertThat(verdict.isGood()).as(report.replace("%", "%%")).isTrue();
    deleteAll(folder);
  }

  private static String report(
      String line, long seed, int migrations, int disruptions, Verdict verdict, DisruptionLog log) {
    StringBuilder text =
        new StringBuilder(line)
            .append(
                "%nreplay: mvn -B verify -Pendurance -pl system-tests -am -Dit.test=ChaosST -Dtest=none -Dchaos.seed=%d -Dchaos.migrations=%d -Dchaos.disruptions=%d%n"
                    .formatted(seed, migrations, disruptions));
    verdict.problems().forEach((name, lines) -> add(text, name, lines));
    add(text, "what was done", log.lines());
    return text.toString();
  }

  private static void add(StringBuilder text, String name, List<String> lines) {
    text.append(name).append(": ").append(lines.size()).append(System.lineSeparator());
    lines.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
  }

  private static int number(String property, int otherwise) {
    return Integer.getInteger(property, otherwise);
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
