package io.dbmodernizer.runtime.stage;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A stage as a value that lists everything a service consists of. Immutable. */
public final class StageDefinition implements Stage {
  private final Builder parts;
  private final Set<Topic> sources;

  private StageDefinition(Builder parts) {
    this.parts = parts;
    EnumSet<Topic> all = EnumSet.of(parts.triggers);
    all.addAll(parts.otherSources);
    this.sources = Collections.unmodifiableSet(all);
  }

  /**
   * Begins a definition.
   *
   * @param name name of the stage and of its service
   * @param triggers topic whose events begin the stage
   * @param outcomes topic of its outcomes
   */
  public static Builder named(String name, Topic triggers, Topic outcomes) {
    return new Builder(name, triggers, outcomes);
  }

  /** A rule that refuses commands. */
  @FunctionalInterface
  public interface Refusal {
    /**
     * Returns why a command cannot be carried out.
     *
     * @param state the migration as the stage knows it; null if it does not know the migration
     * @return the failure; empty if the command is carried out
     */
    Optional<Failure> of(StageCommand command, @Nullable StageState state);
  }

  @Override
  public String name() {
    return parts.name;
  }

  @Override
  public Topic triggers() {
    return parts.triggers;
  }

  @Override
  public Topic outcomes() {
    return parts.outcomes;
  }

  @Override
  public Optional<Topic> tables() {
    return Optional.ofNullable(parts.tables);
  }

  @Override
  public Set<Topic> sources() {
    return sources;
  }

  @Override
  public List<Step> steps() {
    return parts.steps;
  }

  @Override
  public List<Procedure> procedures() {
    return parts.procedures;
  }

  @Override
  public List<Step> upkeep() {
    return parts.upkeep;
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return parts.triggers == Topic.REQUESTS
        ? StageTrigger.onRequest(event)
        : StageTrigger.onTarget(event);
  }

  @Override
  public List<FieldViolation> check(MigrationRequested request) {
    return parts.rules.apply(request);
  }

  /**
   * Returns a user's command in the stage that requests begin, and an accepted command in every
   * other stage.
   */
  @Override
  public Optional<StageCommand> command(SpecificRecord event) {
    return parts.triggers == Topic.REQUESTS
        ? StageCommand.publishedByUser(event)
        : StageCommand.accepted(event);
  }

  @Override
  public Optional<Failure> refusal(StageCommand command, @Nullable StageState state) {
    return parts.refusal.of(command, state);
  }

  @Override
  public List<OtherStage> otherStagesAfter(SpecificRecord event, List<OtherStage> known) {
    return parts.otherStages.apply(event, known);
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    return Objects.requireNonNull(parts.completed).apply(state, now);
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return Objects.requireNonNull(parts.failed).apply(state, failure);
  }

  /** A builder of one stage. A part that is not given is empty. */
  public static final class Builder {
    private final String name;
    private final Topic triggers;
    private final Topic outcomes;
    private @Nullable Topic tables;
    private Set<Topic> otherSources = Set.of();
    private List<Step> steps = List.of();
    private List<Procedure> procedures = List.of();
    private List<Step> upkeep = List.of();
    private Function<MigrationRequested, List<FieldViolation>> rules = request -> List.of();
    private Refusal refusal = (command, state) -> Optional.empty();
    private BiFunction<SpecificRecord, List<OtherStage>, List<OtherStage>> otherStages =
        (event, known) -> known;
    private @Nullable BiFunction<StageState, Instant, SpecificRecord> completed;
    private @Nullable BiFunction<StageState, Failure, SpecificRecord> failed;

    private Builder(String name, Topic triggers, Topic outcomes) {
      this.name = name;
      this.triggers = triggers;
      this.outcomes = outcomes;
    }

    /** Sets the steps of the main work, in the order in which people see them. */
    public Builder steps(List<? extends Step> mainWork) {
      steps = List.copyOf(mainWork);
      return this;
    }

    /** Sets the procedures that commands begin. */
    public Builder procedures(List<? extends Procedure> onCommand) {
      procedures = List.copyOf(onCommand);
      return this;
    }

    /** Sets the steps that recur after the main work. */
    public Builder upkeep(List<? extends Step> recurring) {
      upkeep = List.copyOf(recurring);
      return this;
    }

    /** Sets the topic with the state of every table. */
    public Builder tables(Topic topic) {
      tables = topic;
      return this;
    }

    /**
     * Sets further topics that the stage reads.
     *
     * @param topics the topics of the other stages' outcomes
     * @param otherStagesAfter returns the state of the other stages after an event
     */
    public Builder reads(
        Set<Topic> topics,
        BiFunction<SpecificRecord, List<OtherStage>, List<OtherStage>> otherStagesAfter) {
      otherSources = Set.copyOf(topics);
      otherStages = otherStagesAfter;
      return this;
    }

    /** Sets the rules that a request must meet before any step runs. */
    public Builder rules(Function<MigrationRequested, List<FieldViolation>> check) {
      rules = check;
      return this;
    }

    /** Sets the rule that refuses users' commands. */
    public Builder refusal(Refusal newRefusal) {
      refusal = newRefusal;
      return this;
    }

    /** Sets the event that the stage is complete; required. */
    public Builder completed(BiFunction<StageState, Instant, SpecificRecord> event) {
      completed = event;
      return this;
    }

    /** Sets the event that the stage failed; required. */
    public Builder failed(BiFunction<StageState, Failure, SpecificRecord> event) {
      failed = event;
      return this;
    }

    /**
     * Builds the stage.
     *
     * @throws IllegalStateException if it has no outcome events
     */
    public StageDefinition build() {
      if (completed == null || failed == null) {
        throw new IllegalStateException(
            "stage " + name + " needs the events of its completion and its failure");
      }
      return new StageDefinition(this);
    }
  }
}
