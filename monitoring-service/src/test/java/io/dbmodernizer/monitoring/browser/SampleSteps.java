package io.dbmodernizer.monitoring.browser;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The steps of a stage. Those before the last begun one are done. */
final class SampleSteps {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "provisioner",
          List.of(
              "check-source",
              "target-names",
              "resource-group",
              "sql-server",
              "firewall-rules",
              "sql-database"),
          "migration",
          List.of(
              "assess",
              "schema",
              "integration-runtime",
              "copy",
              "finish-schema",
              "move-objects",
              "compare"),
          "backup",
          List.of("short-term-retention", "long-term-retention", "verify", "policy-drift"),
          "monitoring",
          List.of("workspace", "action-group", "metric-alerts", "diagnostic-settings"));
  private static final int COPY = 3;
  private static final int RUNTIME = 2;

  private SampleSteps() {}

  /** Returns the steps of a stage in this state. */
  static List<StepStatus> of(String stage, ProgressState state, Instant from, int seconds) {
    List<String> names = NAMES.getOrDefault(stage, List.of());
    int reached =
        switch (state) {
          case DONE -> names.size();
          case WAITING -> RUNTIME;
          case PENDING -> -1;
          default -> COPY;
        };
    List<StepStatus> steps = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Instant begun = from.plusSeconds((long) seconds * i / names.size());
      boolean done = i < reached;
      boolean now = i == reached;
      steps.add(
          StepStatus.newBuilder()
              .setName(names.get(i))
              .setState(
                  done
                      ? names.get(i).equals("policy-drift")
                          ? ProgressState.RECURRING
                          : ProgressState.DONE
                      : now ? state : ProgressState.PENDING)
              .setPercent(done ? 100 : now ? 45 : 0)
              .setAttempt(now && state == ProgressState.FAILED ? 6 : 1)
              .setDetail(
                  now && state == ProgressState.RUNNING
                      ? "4 tables at a time, 2 of 5 chunks of the largest"
                      : "")
              .setStartedAt(done || now ? begun : null)
              .setChangedAt(done || now ? begun.plusSeconds(seconds / names.size()) : Instant.EPOCH)
              .build());
    }
    return steps;
  }
}
