package io.dbmodernizer.monitoring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.VIEWER;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import io.dbmodernizer.events.MigrationState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints how long the dashboard takes and what it loads. It asserts no times. Run it by hand. */
@Tag("endurance")
class DashboardFiguresIT {
  private static final int REPEATS = 5;
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

  private static long weight(List<Request> requests, String part) {
    return requests.stream()
        .filter(request -> request.url().contains(part))
        .mapToLong(request -> request.sizes().responseBodySize)
        .sum();
  }

  private static List<Long> repeat(Supplier<Long> work) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      all.add(work.get());
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
