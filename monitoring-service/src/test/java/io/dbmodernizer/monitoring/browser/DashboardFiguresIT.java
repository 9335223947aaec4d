package io.dbmodernizer.monitoring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import io.dbmodernizer.events.MigrationState;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints how long the dashboard takes and what it loads. It asserts no times. Run it by hand. */
@Tag("endurance")
class DashboardFiguresIT {
  private static final int REPEATS = 5;
  private static final String LAUNCHER = Path.of("../modernize").toAbsolutePath().toString();
  private static final String ONE = SampleFleet.id(SampleFleet.RUNNING_WITH_TABLES);

  @BeforeAll
  static void needsChromium() {
    Chromium.require();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000})
  void figuresOfAFleet(int migrations, @TempDir Path folder) throws Exception {
    try (RunningDashboard dashboard = new RunningDashboard(folder, migrations)) {
      dashboard.awaitFleet(migrations);
      print(migrations, "rows shown, first visit", repeat(() -> firstVisit(dashboard)), "ms");
      print(migrations, "search to its result", repeat(() -> search(dashboard)), "ms");
      print(migrations, "publication to its row", repeat(() -> change(dashboard)), "ms");
      print(
          migrations,
          "modernize status of all",
          repeat(() -> status(dashboard, migrations, folder)),
          "ms");
      print(migrations, "heap in use, with broker and test", List.of(heap()), "bytes");
      try (Visit visit = dashboard.visit(VIEWER)) {
        List<Request> requests = new CopyOnWriteArrayList<>();
        visit.page().onRequestFinished(requests::add);
        visit.open("");
        assertThat(visit.page().locator(".row")).hasCount(50);
        visit.open("migrations/" + ONE);
        assertThat(visit.page().locator(".chart canvas")).isVisible();
        print(migrations, "files of the page", List.of(weight(requests, "/dashboard/")), "bytes");
        print(
            migrations,
            "a page of the list",
            List.of(weight(requests, "sort=-requestedAt")),
            "bytes");
      }
    }
  }

  private static long firstVisit(RunningDashboard dashboard) {
    try (Visit visit = dashboard.visit(VIEWER)) {
      long begun = System.nanoTime();
      visit.open("");
      assertThat(visit.page().locator(".row")).hasCount(50);
      return millis(begun);
    }
  }

  private static long search(RunningDashboard dashboard) {
    try (Visit visit = dashboard.visit(VIEWER).open("")) {
      assertThat(visit.page().locator(".row")).hasCount(50);
      long begun = System.nanoTime();
      visit.page().getByLabel("Search migrations").fill(ONE);
      assertThat(visit.page().locator(".row")).hasCount(1);
      return millis(begun);
    }
  }

  private static long change(RunningDashboard dashboard) {
    try (Visit visit = dashboard.visit(VIEWER).open("?q=" + ONE)) {
      Locator percent = visit.page().locator(".row .col-percent");
      dashboard.change(SampleFleet.RUNNING_WITH_TABLES, MigrationState.RUNNING, 30);
      assertThat(percent).containsText("30 %");
      long begun = System.nanoTime();
      dashboard.change(SampleFleet.RUNNING_WITH_TABLES, MigrationState.RUNNING, 60);
      assertThat(percent).containsText("60 %");
      return millis(begun);
    }
  }

  /** Runs {@code modernize status} in a process of its own, with the start of its JVM. */
  private static long status(RunningDashboard dashboard, int migrations, Path folder)
      throws Exception {
    Path printed = folder.resolve("status.txt");
    ProcessBuilder command =
        new ProcessBuilder(LAUNCHER, "status", "--limit", Integer.toString(migrations))
            .redirectOutput(printed.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    command.environment().put("MODERNIZE_API", dashboard.service().uri("/").toString());
    command.environment().put("MODERNIZE_TOKEN", VIEWER);
    long begun = System.nanoTime();
    assertThat(command.start().waitFor()).isZero();
    long millis = millis(begun);
    assertThat(Files.readAllLines(printed)).hasSizeGreaterThan(migrations);
    return millis;
  }

  /** Returns the bytes of the heap that a collection leaves. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long weight(List<Request> requests, String part) {
    return requests.stream()
        .filter(request -> request.url().contains(part))
        .mapToLong(request -> request.sizes().responseBodySize)
        .sum();
  }

  private static List<Long> repeat(Callable<Long> work) throws Exception {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      all.add(work.call());
    }
    Collections.sort(all);
    return all;
  }

  private static void print(int migrations, String what, List<Long> values, String unit) {
    System.out.printf(
        "FIGURE %6d migrations, %s: %d %s (%d to %d)%n",
        migrations,
        what,
        values.get(values.size() / 2),
        unit,
        values.get(0),
        values.get(values.size() - 1));
  }

  private static long millis(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
