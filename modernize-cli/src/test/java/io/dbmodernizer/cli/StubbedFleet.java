package io.dbmodernizer.cli;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Twenty migrations in the answers of a service: m-03 has failed, m-07 waits. */
final class StubbedFleet {

  static final String REASON =
      "the login 'mover' has no right to CREATE TABLE in the database Sales of the server"
          + " sql-sales.database.windows.net";
  static final String REMEDY =
      "Grant it with GRANT CREATE TABLE TO mover, and run 'modernize retry m-03'.";
  static final String WAITS = "the integration runtime ir-sales to be online";
  static final String REGISTER = "Register a node with 'modernize runtime-key m-07'.";
  static final int SIZE = 20;

  private StubbedFleet() {}

  /** Adds the migrations to the answers of a service. */
  static void in(ServiceStub service) {
    String all = page(IntStream.range(0, SIZE).mapToObj(StubbedFleet::item));
    service
        .answer(
            "/api/v1/summary",
            200,
            """
            {"migrations": 20, "needsAttention": 2, "rowsPerSecond": 12345,
             "estimatedRemainingSeconds": 240,
             "byState": {"RUNNING": 17, "WAITING": 1, "FAILED": 1, "COMPLETED": 1}}
            """)
        .answer("/api/v1/migrations", 200, all)
        .answer(
            "/api/v1/migrations/m-03",
            200,
            "{\"state\": \"FAILED\", \"stages\": [{\"name\": \"migration\", \"failure\": %s}]}"
                .formatted(failure()))
        .answer("/api/v1/migrations/m-03/alerts", 200, page(Stream.of()))
        .answer(
            "/api/v1/migrations/m-07",
            200,
            "{\"state\": \"WAITING\", \"waitingOn\": \"%s\", \"stages\": []}".formatted(WAITS))
        .answer(
            "/api/v1/migrations/m-07/alerts",
            200,
            page(Stream.of("{\"message\": \"late\", \"remedy\": \"%s\"}".formatted(REGISTER))));
    for (String condition : List.of("needsAttention=true&sort=-requestedAt")) {
      for (int rows : new int[] {10, 30, 40, 60}) {
        service.answer(
            "/api/v1/migrations?" + condition + "&limit=" + rows,
            200,
            page(IntStream.of(3, 7).mapToObj(StubbedFleet::item)));
      }
    }
  }

  private static String item(int number) {
    String state =
        switch (number) {
          case 3 -> "FAILED";
          case 7 -> "WAITING";
          case 19 -> "COMPLETED";
          default -> "RUNNING";
        };
    return """
        {"migrationId": "m-%02d", "state": "%s", "percent": 30, "waitingOn": "", "alerts": 0,
         "stage": {"name": "migration", "state": "RUNNING"},
         "updatedAt": "2026-11-22T10:05:%02dZ",
         "tables": {"total": 120, "sourceRows": 5170000, "targetRows": 100}}
        """
        .formatted(number, state, 59 - number);
  }

  private static String page(Stream<String> items) {
    List<String> list = items.toList();
    return "{\"items\": [%s], \"total\": %d, \"next\": null}"
        .formatted(String.join(",", list), list.size());
  }

  /** Returns the failure of m-03 as JSON. */
  static String failure() {
    return """
        {"reason": "TARGET_NOT_AUTHORIZED", "message": "%s", "remedy": "%s", "violations": []}
        """
        .formatted(REASON, REMEDY);
  }
}
