package io.dbmodernizer.request;

import io.dbmodernizer.events.DatabaseTarget;
import java.util.Optional;

/** The rules on a serverless database: minimum capacity and automatic pause. */
final class ServerlessRules {

  private static final int NEVER_PAUSE = -1;

  private static final int SHORTEST_PAUSE = 15;
  private static final int LONGEST_PAUSE = 7 * 24 * 60;
  private static final double SMALLEST = 0.5;
  private static final int SPAN = 8;

  private ServerlessRules() {}

  static void check(
      DatabaseTarget database, Optional<ServiceObjective> objective, Violations violations) {
    Optional<ServiceObjective> serverless = objective.filter(ServiceObjective::isServerless);
    double minimum = database.getMinimumCapacity();
    int pause = database.getAutoPauseDelayMinutes();
    if (serverless.isEmpty()) {
      String accepted = "0, or a serverless serviceObjective such as GP_S_Gen5_2";
      String message = "needs a serverless objective";
      violations.require(minimum == 0, "minimumCapacity", message, accepted);
      violations.require(pause == 0, "autoPauseDelayMinutes", message, accepted);
      return;
    }
    int capacity = serverless.get().capacity();
    double least = Math.max(SMALLEST, capacity / (double) SPAN);
    violations.require(
        minimum == 0 || (minimum >= least && minimum <= capacity),
        "minimumCapacity",
        "is outside the range of the objective",
        "%s to %d vCores, or 0 for the minimum".formatted(least, capacity));
    boolean pauses = pause >= SHORTEST_PAUSE && pause <= LONGEST_PAUSE;
    boolean hyperscale = serverless.get().isHyperscale();
    violations.require(
        pause == NEVER_PAUSE || pause == 0 || (pauses && !hyperscale),
        "autoPauseDelayMinutes",
        hyperscale ? "is not available to Hyperscale" : "is outside the range",
        hyperscale
            ? "0 or -1"
            : "%d to %d minutes, -1 for never, 0 for Azure's default"
                .formatted(SHORTEST_PAUSE, LONGEST_PAUSE));
  }
}
