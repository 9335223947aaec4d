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

/** Where a step stands after one run. */
public sealed interface StepResult {
  /**
   * Most changed tables that one run may return; the rest waits for the next run. It bounds the
   * transaction in which they are written and published.
   */
  int MOST_TABLES = 5_000;

  /**
   * The goal is reached and was observed.
   *
   * @param detail one line for people
   * @param outputs what later steps of the stage need; merged into the stage's outputs
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

    /** Done, with nothing removed or kept. */
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
   * @param found what is to be remembered and said already now
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

    /** Work goes on, with nothing found yet. */
    public InProgress(
        int percent,
        String detail,
        Duration pollAfter,
        @Nullable Operation operation,
        @Nullable String checkpoint,
        List<TableProgress> tables) {
      this(percent, detail, pollAfter, operation, checkpoint, tables, InterimResults.NONE);
    }

    /** The same with another checkpoint. */
    public InProgress withCheckpoint(String newCheckpoint) {
      return new InProgress(percent, detail, pollAfter, operation, newCheckpoint, tables, interim);
    }

    /** The same with a record as checkpoint, which {@link StepContext#checkpoint(Class)} reads. */
    public InProgress withCheckpoint(Record newCheckpoint) {
      return withCheckpoint(CheckpointText.write(newCheckpoint));
    }

    /** The same with something found. */
    public InProgress with(InterimResults newInterim) {
      return new InProgress(percent, detail, pollAfter, operation, checkpoint, tables, newInterim);
    }
  }

  /**
   * What a step that is not done yet wants remembered before it goes on, or said.
   *
   * @param outputs what later steps of the stage need; merged into the stage's outputs
   * @param resources what exists or is about to be created; stored before the write, so that a
   *     crash leaves nothing unowned
   * @param events to publish on the stage's topic in the same transaction; their metadata is filled
   *     in by the runtime
   * @param removals what a removal has decided about resources
   */
  record InterimResults(
      Outputs outputs,
      List<AzureResource> resources,
      List<SpecificRecord> events,
      List<ResourceRemoval> removals) {
    /** Nothing. */
    public static final InterimResults NONE = new InterimResults(Outputs.NONE, List.of(), List.of());

    /** Copies the collections. */
    public InterimResults {
      resources = List.copyOf(resources);
      events = List.copyOf(events);
      removals = List.copyOf(removals);
    }

    /** With nothing removed or kept. */
    public InterimResults(
        Outputs outputs, List<AzureResource> resources, List<SpecificRecord> events) {
      this(outputs, resources, events, List.of());
    }

    /** What a removal has decided only. */
    public static InterimResults removals(List<ResourceRemoval> decided) {
      return new InterimResults(Outputs.NONE, List.of(), List.of(), decided);
    }

    /** Values for later steps only. */
    public static InterimResults outputs(Outputs outputs) {
      return new InterimResults(outputs, List.of(), List.of());
    }

    /** A resource only. */
    public static InterimResults resource(AzureResource resource) {
      return new InterimResults(Outputs.NONE, List.of(resource), List.of());
    }

    /** Events only. */
    public static InterimResults events(SpecificRecord... events) {
      return new InterimResults(Outputs.NONE, List.of(), List.of(events));
    }
  }

  /**
   * Work of an earlier step has to be done again before this one can go on. The earlier step, those
   * between, and this one begin anew; steps that are not between them are left as they are.
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
   * Held up by something outside that is expected to change; not counted against the retry budget.
   *
   * @param reason the closed reason
   * @param waitingOn what is waited for, one line for people
   * @param retryAfter time until the next run
   */
  record Waiting(Reason reason, String waitingOn, Duration retryAfter) implements StepResult {}

  /**
   * Did not work.
   *
   * @param failure reason, message and remedy; step and attempts are filled in by the runtime
   * @param retryable whether trying again can help; retried with backoff until the reason's budget
   *     is spent
   * @param retryAfter earliest time the provider wants to see us again; null if it did not say
   * @param operationEnded whether the stored operation is over, so that a retry begins anew
   */
  record Failed(
      Failure failure, boolean retryable, @Nullable Duration retryAfter, boolean operationEnded)
      implements StepResult {}

  /** Done, with nothing to hand on. */
  static Done done(String detail) {
    return new Done(detail, Outputs.NONE, List.of(), List.of());
  }

  /** Done, with what a removal has decided. */
  static Done done(String detail, List<ResourceRemoval> removals) {
    return new Done(detail, Outputs.NONE, List.of(), List.of(), removals);
  }

  /** Done, with values for later steps. */
  static Done done(String detail, Outputs outputs) {
    return new Done(detail, outputs, List.of(), List.of());
  }

  /** Done, with one resource and outputs. */
  static Done done(String detail, Outputs outputs, AzureResource resource) {
    return new Done(detail, outputs, List.of(resource), List.of());
  }

  /** Work goes on without an operation to poll; the checkpoint stays. */
  static InProgress inProgress(int percent, String detail, Duration pollAfter) {
    return new InProgress(percent, detail, pollAfter, null, null, List.of());
  }

  /** An operation was accepted or is still running; the checkpoint stays. */
  static InProgress polling(int percent, String detail, Duration pollAfter, Operation operation) {
    return new InProgress(percent, detail, pollAfter, operation, null, List.of());
  }

  /**
   * Work of an earlier step has to be done again, and no table has changed.
   *
   * @param step name of the earlier step
   * @param detail one line for people
   * @param checkpoint what the next run of this step reads with {@link
   *     StepContext#checkpoint(Class)}
   */
  static Repeat repeat(String step, String detail, Record checkpoint) {
    return new Repeat(step, detail, CheckpointText.write(checkpoint), List.of());
  }

  /** Held up by something outside. */
  static Waiting waiting(Reason reason, String waitingOn, Duration retryAfter) {
    return new Waiting(reason, waitingOn, retryAfter);
  }

  /** A failure that trying again does not resolve. */
  static Failed failed(Reason reason, String subject, String message, String remedy) {
    return new Failed(failure(reason, subject, "", message, remedy), false, null, true);
  }

  /** A failure that may pass. */
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

  /** Builds a failure record; step and attempts are filled in by the runtime. */
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
