package io.dbmodernizer.runtime.step;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.state.Operation;
import io.dbmodernizer.state.ResourceRemoval;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The result of one run of a step. */
public sealed interface StepResult {
  /**
   * Most changed tables that one run may return. The next run returns the others. The limit bounds
   * the transaction in which the runtime writes and publishes them.
   */
  int MOST_TABLES = 5_000;

  /**
   * The goal is reached and was observed.
   *
   * @param detail one line for people
   * @param outputs values for later steps of the stage; merged into the stage's outputs
   * @param resources what was created or found in Azure
   * @param tables tables that changed, at most {@value #MOST_TABLES}
   * @param removals what a removal has decided about resources
   */
  record Done(
      String detail,
      Outputs outputs,
      List<AzureResource> resources,
      List<TableProgress> tables,
      List<ResourceRemoval> removals)
      implements StepResult {
    /** Copies the collections. */
    public Done {
      resources = List.copyOf(resources);
      tables = bounded(tables);
      removals = List.copyOf(removals);
    }

    /** A result without decisions of a removal. */
    public Done(
        String detail, Outputs outputs, List<AzureResource> resources, List<TableProgress> tables) {
      this(detail, outputs, resources, tables, List.of());
    }

    /** Returns the same with another detail. */
    public Done withDetail(String newDetail) {
      return new Done(newDetail, outputs, resources, tables, removals);
    }
  }

  /**
   * Work goes on; run again after a while.
   *
   * @param percent 0 to 100
   * @param detail one line for people
   * @param pollAfter time until the next run; zero for at once
   * @param operation the operation to poll; null if there is none (any more)
   * @param checkpoint what the next run needs; null keeps the stored one
   * @param tables tables that changed, at most {@value #MOST_TABLES}
   * @param interim results that the runtime stores and publishes now
   */
  record InProgress(
      int percent,
      String detail,
      Duration pollAfter,
      @Nullable Operation operation,
      @Nullable String checkpoint,
      List<TableProgress> tables,
      InterimResults interim)
      implements StepResult {
    /** Checks the percentage and copies the tables. */
    public InProgress {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("percent is " + percent + ", must be 0 to 100");
      }
      tables = bounded(tables);
    }

    /** A result without interim results. */
    public InProgress(
        int percent,
        String detail,
        Duration pollAfter,
        @Nullable Operation operation,
        @Nullable String checkpoint,
        List<TableProgress> tables) {
      this(percent, detail, pollAfter, operation, checkpoint, tables, InterimResults.NONE);
    }

    /** Returns the same with another checkpoint. */
    public InProgress withCheckpoint(String newCheckpoint) {
      return new InProgress(percent, detail, pollAfter, operation, newCheckpoint, tables, interim);
    }

    /**
     * Returns the same with a record as checkpoint, which {@link StepContext#checkpoint(Class)}
     * reads.
     */
    public InProgress withCheckpoint(Record newCheckpoint) {
      return withCheckpoint(CheckpointText.write(newCheckpoint));
    }

    /** Returns the same with other interim results. */
    public InProgress with(InterimResults newInterim) {
      return new InProgress(percent, detail, pollAfter, operation, checkpoint, tables, newInterim);
    }
  }

  /**
   * The results of a step that is not done yet. The runtime stores and publishes them before the
   * next run.
   *
   * @param outputs values for later steps of the stage; merged into the stage's outputs
   * @param resources resources that exist or will be created. A step stores a resource before it
   *     creates it, so that a crash leaves no resource without an owner
   * @param events events to publish on the stage's topic in the same transaction; the runtime fills
   *     in their metadata
   * @param removals what a removal has decided about resources
   */
  record InterimResults(
      Outputs outputs,
      List<AzureResource> resources,
      List<SpecificRecord> events,
      List<ResourceRemoval> removals) {
    /** No results. */
    public static final InterimResults NONE =
        new InterimResults(Outputs.NONE, List.of(), List.of());

    /** Copies the collections. */
    public InterimResults {
      resources = List.copyOf(resources);
      events = List.copyOf(events);
      removals = List.copyOf(removals);
    }

    /** Results without decisions of a removal. */
    public InterimResults(
        Outputs outputs, List<AzureResource> resources, List<SpecificRecord> events) {
      this(outputs, resources, events, List.of());
    }

    /** Returns the decisions of a removal only. */
    public static InterimResults removals(List<ResourceRemoval> decided) {
      return new InterimResults(Outputs.NONE, List.of(), List.of(), decided);
    }

    /** Returns values for later steps only. */
    public static InterimResults outputs(Outputs outputs) {
      return new InterimResults(outputs, List.of(), List.of());
    }

    /** Returns one resource only. */
    public static InterimResults resource(AzureResource resource) {
      return new InterimResults(Outputs.NONE, List.of(resource), List.of());
    }

    /** Returns events only. */
    public static InterimResults events(SpecificRecord... events) {
      return new InterimResults(Outputs.NONE, List.of(), List.of(events));
    }
  }

  /**
   * The work of an earlier step is needed again before this step can continue. The earlier step,
   * the steps between, and this step begin anew. Other steps stay as they are.
   *
   * @param step name of the earlier step, which this one comes after, directly or not
   * @param detail one line for people
   * @param checkpoint what the next run of this step needs
   * @param tables tables that changed, at most {@value #MOST_TABLES}
   */
  record Repeat(String step, String detail, String checkpoint, List<TableProgress> tables)
      implements StepResult {
    /** Copies the tables. */
    public Repeat {
      tables = bounded(tables);
    }
  }

  /**
   * The step waits for something outside of it. A wait does not count against the retry budget.
   *
   * @param reason the closed reason
   * @param waitingOn what the step waits for, one line for people
   * @param retryAfter time until the next run
   */
  record Waiting(Reason reason, String waitingOn, Duration retryAfter) implements StepResult {}

  /**
   * The run failed.
   *
   * @param failure reason, message and remedy; the runtime fills in step and attempts
   * @param retryable true if another attempt can succeed. The runtime retries with backoff until
   *     the retry budget of the reason is spent
   * @param retryAfter least time until the next attempt as the provider asks for it; null if it did
   *     not
   * @param operationEnded true if the stored operation is over, so that a retry begins anew
   */
  record Failed(
      Failure failure, boolean retryable, @Nullable Duration retryAfter, boolean operationEnded)
      implements StepResult {}

  /** Returns that the goal is reached, without values for later steps. */
  static Done done(String detail) {
    return new Done(detail, Outputs.NONE, List.of(), List.of());
  }

  /** Returns that the goal is reached, with the decisions of a removal. */
  static Done done(String detail, List<ResourceRemoval> removals) {
    return new Done(detail, Outputs.NONE, List.of(), List.of(), removals);
  }

  /** Returns that the goal is reached, with values for later steps. */
  static Done done(String detail, Outputs outputs) {
    return new Done(detail, outputs, List.of(), List.of());
  }

  /** Returns that the goal is reached, with values for later steps and one resource. */
  static Done done(String detail, Outputs outputs, AzureResource resource) {
    return new Done(detail, outputs, List.of(resource), List.of());
  }

  /** Returns that work goes on without an operation to poll. The checkpoint stays. */
  static InProgress inProgress(int percent, String detail, Duration pollAfter) {
    return new InProgress(percent, detail, pollAfter, null, null, List.of());
  }

  /** Returns that an operation was accepted or is still running. The checkpoint stays. */
  static InProgress polling(int percent, String detail, Duration pollAfter, Operation operation) {
    return new InProgress(percent, detail, pollAfter, operation, null, List.of());
  }

  /**
   * Returns that the work of an earlier step is needed again, and that no table has changed.
   *
   * @param step name of the earlier step
   * @param detail one line for people
   * @param checkpoint what the next run of this step reads with {@link
   *     StepContext#checkpoint(Class)}
   */
  static Repeat repeat(String step, String detail, Record checkpoint) {
    return new Repeat(step, detail, CheckpointText.write(checkpoint), List.of());
  }

  /** Returns that the step waits for something outside of it. */
  static Waiting waiting(Reason reason, String waitingOn, Duration retryAfter) {
    return new Waiting(reason, waitingOn, retryAfter);
  }

  /** Returns a failure that another attempt does not resolve. */
  static Failed failed(Reason reason, String subject, String message, String remedy) {
    return new Failed(failure(reason, subject, "", message, remedy), false, null, true);
  }

  /** Returns a failure that another attempt may resolve. The stored operation stays. */
  static Failed retryable(Reason reason, String subject, String message, String remedy) {
    return new Failed(failure(reason, subject, "", message, remedy), true, null, false);
  }

  private static List<TableProgress> bounded(List<TableProgress> tables) {
    if (tables.size() > MOST_TABLES) {
      throw new IllegalArgumentException(
          "a run returns %d changed tables, must be at most %d; hand the others over in the next run"
              .formatted(tables.size(), MOST_TABLES));
    }
    return List.copyOf(tables);
  }

  /** Builds a failure record. The runtime fills in step and attempts. */
  static Failure failure(
      Reason reason, String subject, String providerCode, String message, String remedy) {
    return Failure.newBuilder()
        .setReason(reason)
        .setSubject(subject)
        .setProviderCode(providerCode)
        .setMessage(message)
        .setRemedy(remedy)
        .build();
  }
}
