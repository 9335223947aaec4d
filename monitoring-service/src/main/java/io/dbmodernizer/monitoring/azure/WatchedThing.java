package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a metric alert is on: whether the request has it, whether it is there yet, and its rule. */
interface WatchedThing {

  /** Resource id. */
  String id(StepContext context);

  /** The condition. */
  MetricRule rule(StepContext context);

  /** Why there is nothing to watch; empty if there is. */
  Optional<String> notApplicable(StepContext context);

  /** What has to come first; empty if it can be watched now. */
  default Optional<StepResult.Waiting> waiting(StepContext context) {
    return Optional.empty();
  }

  /** The target database. */
  static WatchedThing database(Function<WatchedDatabase, MetricRule> rule) {
    return database(database -> true, rule);
  }

  /** The target database, where something can be measured. */
  static WatchedThing database(
      Predicate<WatchedDatabase> applies, Function<WatchedDatabase, MetricRule> rule) {
    return new WatchedThing() {
      @Override
      public String id(StepContext context) {
        return context.target().getDatabaseId();
      }

      @Override
      public MetricRule rule(StepContext context) {
        return rule.apply(WatchedDatabase.of(context));
      }

      @Override
      public Optional<String> notApplicable(StepContext context) {
        WatchedDatabase database = WatchedDatabase.of(context);
        return applies.test(database)
            ? Optional.empty()
            : Optional.of("not applicable to service objective " + database.objective());
      }
    };
  }

  /** The Recovery Services vault, which the backup stage creates at the same time. */
  static WatchedThing vault(ArmRest rest) {
    return new WatchedVault(rest);
  }

  /** The vault of the request. */
  record WatchedVault(ArmRest rest) implements WatchedThing {
    /** The version that the backup stage uses too. */
    private static final String API_VERSION = "2024-04-01";

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    @Override
    public String id(StepContext context) {
      return Wanted.inGroup(context, MetricRule.VAULTS, name(context)).getId();
    }

    @Override
    public MetricRule rule(StepContext context) {
      return MetricRule.backupHealth();
    }

    @Override
    public Optional<String> notApplicable(StepContext context) {
      return name(context).isEmpty()
          ? Optional.of("not requested: there is no vault")
          : Optional.empty();
    }

    @Override
    public Optional<StepResult.Waiting> waiting(StepContext context) {
      Optional<ArmResponse> vault = rest.get(id(context), API_VERSION);
      boolean ready =
          vault
              .map(answer -> ArmResponse.provisioningState(answer.body()))
              .filter(state -> state.isEmpty() || state.equalsIgnoreCase("Succeeded"))
              .isPresent();
      return ready
          ? Optional.empty()
          : Optional.of(
              new StepResult.Waiting(
                  Reason.CONFLICTING_OPERATION,
                  "the Recovery Services vault "
                      + name(context)
                      + ", which the backup stage creates",
                  LOOK_AGAIN));
    }

    private static String name(StepContext context) {
      return context.request().getBackup().getVault().getName();
    }
  }
}
