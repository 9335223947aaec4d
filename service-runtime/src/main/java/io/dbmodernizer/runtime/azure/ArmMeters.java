package io.dbmodernizer.runtime.azure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** The meters of the calls to Azure Resource Manager. Thread-safe. */
public final class ArmMeters {
  private static final String KIND = "kind";

  private final MeterRegistry registry;

  /** How a call ended. */
  enum Outcome {
    /** An answer of success, or a redirection. */
    SUCCESS,
    /** Azure refused the call, for example because the resource does not exist. */
    CLIENT_ERROR,
    /** Azure answered that the limit of calls is reached. */
    THROTTLED,
    /** Azure failed. */
    SERVER_ERROR,
    /** No answer came. */
    UNREACHABLE;

    static Outcome of(int status) {
      if (status == 429) {
        return THROTTLED;
      }
      return status >= 500 ? SERVER_ERROR : status >= 400 ? CLIENT_ERROR : SUCCESS;
    }
  }

  /**
   * @param registry the registry
   */
  public ArmMeters(MeterRegistry registry) {
    this.registry = registry;
    for (ArmBudget.CallKind kind : ArmBudget.CallKind.values()) {
      calls(kind, Outcome.SUCCESS);
    }
  }

  /** Returns meters that nobody reads, for programs without a registry. */
  public static ArmMeters none() {
    return new ArmMeters(new CompositeMeterRegistry());
  }

  void called(ArmBudget.CallKind kind, Outcome outcome, Duration duration) {
    calls(kind, outcome).record(duration);
  }

  /** Adds the gauge of a budget. */
  void budget(String subscriptionId, ArmBudget.CallKind kind, Supplier<Number> left) {
    Gauge.builder("dbmodernizer.arm.budget.left", left)
        .description("Calls that this process may make at once")
        .tags("subscription", subscriptionId, KIND, label(kind))
        .register(registry);
  }

  private Timer calls(ArmBudget.CallKind kind, Outcome outcome) {
    return Timer.builder("dbmodernizer.arm.calls")
        .description("Calls to Azure Resource Manager")
        .tags(KIND, label(kind), "outcome", label(outcome))
        .register(registry);
  }

  /** Returns the text of a value in labels of metrics and attributes of spans. */
  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
