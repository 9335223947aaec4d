package io.dbmodernizer.monitoring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.VIEWER;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import io.dbmodernizer.events.MigrationState;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** Prints how long the dashboard takes and what it loads. It asserts no times. Run it by hand. */
@Tag("endurance")
class DashboardFiguresIT {
  private static final int REPEATS = 5;
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
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
      print(migrations, "all migrations in pages of 200", repeat(() -> all(dashboard)), "ms");
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

  /** Reads all migrations as {@code modernize status --limit 10000} does. */
  private static long all(RunningDashboard dashboard) throws Exception {
    long begun = System.nanoTime();
    String cursor = "";
    do {
      String page =
          dashboard
              .service()
              .get(
                  "/api/v1/migrations?limit=200" + cursor,
                  HttpHeaders.AUTHORIZATION,
                  "Bearer " + VIEWER)
              .body();
      Matcher next = NEXT.matcher(page);
      cursor = next.find() ? "&cursor=" + next.group(1) : "";
    } while (!cursor.isEmpty());
    return millis(begun);
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
