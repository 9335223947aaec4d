package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.client.MetadataCompletion;
import io.dbmodernizer.client.RecordRules;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.health.TaskPulse;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.trace.Tracing;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.tables.StageTables;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task of the stage. It receives records, gives due steps to the executor, and writes their
 * results. State and events are written on the stream thread, in the task's transaction.
 */
final class StageProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private static final Logger LOG = LoggerFactory.getLogger(StageProcessor.class);
  private static final Duration ADMISSION_RETRY = Duration.ofSeconds(1);
  private static final int TICKS_OF_PATIENCE = 20;

  private final Stage stage;
  private final StageGraph graph;
  private final StageReducer reducer;
  private final Serializer<SpecificRecord> serializer;
  private final RecordLimits limits;
  private final TaskPulse pulse;
  private final StepExecutor executor;
  private final StageMeters meters;
  private final Predicate<StageState> admission;
  private final Membership membership;
  private final Tracing tracing;
  private final StageClock clock;
  private final DueWork due = new DueWork();
  private final ThreadWaits waits;
  private final ProgressNotices notices = new ProgressNotices();
  private final UncommittedStates uncommitted;
  private final List<StepRun> inFlight = new ArrayList<>();
  private final Set<String> withTablesToRemove = new LinkedHashSet<>();
  private final Queue<String> statesWithTables = new ArrayDeque<>();

  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, StageState> store;
  private @Nullable TableStore tables;
  private StageIntake intake;
  private WriteLease lease;

  @SuppressWarnings(
      "NullAway.Init") // context, store, intake and lease are set by init, before anything else is
  // called
  StageProcessor(
      Stage stage,
      StageGraph graph,
      StageReducer reducer,
      Serializer<SpecificRecord> serializer,
      RecordLimits limits,
      TaskPulse pulse,
      StepExecutor executor,
      StageMeters meters,
      Predicate<StageState> admission,
      Membership membership,
      Commits commits,
      Tracing tracing,
      StageClock clock) {
    this.stage = stage;
    this.graph = graph;
    this.reducer = reducer;
    this.serializer = serializer;
    this.limits = limits;
    this.pulse = pulse;
    this.executor = executor;
    this.meters = meters;
    this.admission = admission;
    this.membership = membership;
    this.tracing = tracing;
    this.clock = clock;
    this.uncommitted = new UncommittedStates(commits);
    this.waits = new ThreadWaits(clock.tick().multipliedBy(TICKS_OF_PATIENCE));
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    store = context.getStateStore(StageTopology.STORE);
    if (stage.tables().isPresent()) {
      tables = new TableStore(context.getStateStore(StageTopology.TABLES));
    }
    lease =
        new WriteLease(
            membership,
            Thread.currentThread().getName(),
            stage.sources().stream()
                .map(topic -> new TopicPartition(topic.topicName(), context.taskId().partition()))
                .collect(Collectors.toSet()));
    String changelog = context.applicationId() + "-" + StageTopology.STORE + "-changelog";
    intake =
        new StageIntake(
            stage,
            reducer,
            new TransitionCheck(new EventStamp(stage.name()), serializer, limits, changelog),
            tracing,
            this::tablesOf);
    int unfinished = 0;
    try (KeyValueIterator<String, StageState> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, StageState> entry = all.next();
        schedule(entry.key, entry.value);
        meters.found(task(), entry.key, entry.value);
        if (!entry.value.getTables().isEmpty()) {
          statesWithTables.add(entry.key);
        }
        if (!StageReducer.isOver(entry.value)) {
          unfinished++;
        }
      }
    }
    context.schedule(clock.tick(), PunctuationType.WALL_CLOCK_TIME, millis -> tick());
    LOG.atInfo()
        .addKeyValue("task", context.taskId())
        .addKeyValue("unfinished", unfinished)
        .log("Stage task begins");
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    String topic = from.topic();
    Optional<String> violation = RecordRules.violation(topic, record.key(), record.value());
    if (violation.isPresent()) {
      // The monitoring service reads every topic and sets the record aside for all services.
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("reason", violation.get())
          .log("Left a record alone that breaks a record rule");
      return;
    }
    MetadataCompletion.complete(
        topic, from.partition(), from.offset(), record.timestamp(), record.value());
    intake
        .received(record, () -> load(record.key()), clock.now())
        .ifPresent(prepared -> write(record.key(), prepared));
  }

  /**
   * Applies the results of ended runs, then gives the due steps to the executor. Does neither
   * unless the lease proves that this process still owns the task; otherwise another process may
   * run the same steps. Runs no step of a migration whose state is not committed, so that the next
   * owner knows of the run.
   */
  private void tick() {
    pulse.beat(task());
    if (!lease.holds()) {
      lease.renew();
      return;
    }
    uncommitted.settle();
    unloadTables();
    forgetTables();
    List<StepRun> ended = inFlight.stream().filter(StepRun::isOver).toList();
    inFlight.removeAll(ended);
    for (StepRun run : ended) {
      due.ended(run.ref());
      run.result()
          .ifPresentOrElse(
              result -> apply(run.ref(), result, run.traceparent()),
              () -> reschedule(run.ref().migrationId()));
    }
    notices.due(clock.now()).forEach(this::publishHeld);
    // A step without a thread does not hold up later ones: they may call other counterparts.
    for (DueWork.Due next : due.at(clock.now())) {
      if (uncommitted.contains(next.ref().migrationId())) {
        continue;
      }
      if (executor.admits(next.counterparts())) {
        dispatch(next);
      } else {
        awaitThread(next);
      }
    }
  }

  /** Schedules by the stored state after a run was given up. */
  private void reschedule(String migrationId) {
    StageState state = store.get(migrationId);
    if (state != null) {
      schedule(migrationId, state);
    }
  }

  /**
   * Applies the result of a step.
   *
   * @param traceparent of the run; empty if it has no span
   */
  private void apply(StepRef ref, StepResult result, String traceparent) {
    if (store.get(ref.migrationId()) == null) {
      return;
    }
    Instant now = clock.now();
    Optional<Prepared> prepared = intake.returned(ref, result, () -> load(ref, traceparent), now);
    if (result instanceof StepResult.Failed failed) {
      tracing
          .noted(LOG.atWarn(), traceparent)
          .addKeyValue("migrationId", ref.migrationId())
          .addKeyValue("step", ref.step())
          .addKeyValue("reason", failed.failure().getReason())
          .addKeyValue("retryable", failed.retryable())
          .log(failed.failure().getMessage());
    }
    prepared.ifPresent(changed -> write(ref.migrationId(), changed));
  }

  /** Publishes progress that was held back. */
  private void publishHeld(StepRef ref) {
    StageState state = load(ref.migrationId());
    if (state != null) {
      intake
          .heldProgress(ref, state, clock.now())
          .ifPresent(prepared -> write(ref.migrationId(), prepared));
    }
  }

  /** Publishes that a step waits for a thread, once it has waited for many ticks. */
  private void awaitThread(DueWork.Due next) {
    Instant now = clock.now();
    if (!waits.refused(next.ref(), now)) {
      return;
    }
    StepRef ref = next.ref();
    StageState state = load(ref.migrationId());
    if (state != null && dueStep(state, ref.step()).isPresent()) {
      executor
          .refusal(next.counterparts())
          .flatMap(why -> intake.awaitsThread(ref, "a free thread: " + why, state, now))
          .ifPresent(prepared -> write(ref.migrationId(), prepared));
    }
  }

  private void dispatch(DueWork.Due next) {
    StepRef ref = next.ref();
    StageState state = load(ref.migrationId());
    Optional<StepState> stored = state == null ? Optional.empty() : dueStep(state, ref.step());
    if (state == null || stored.isEmpty()) {
      forget(ref);
      return;
    }
    if (graph.step(ref.step()).notRequested(state.getRequest()).isPresent()) {
      intake
          .skipped(ref, () -> load(ref.migrationId()), clock.now())
          .ifPresent(prepared -> write(ref.migrationId(), prepared));
      return;
    }
    String procedure = stored.get().getProcedure();
    if (due.inFlight(ref, other -> !graph.procedureOf(other).equals(procedure))) {
      // A procedure begins when the runs of the work before it have ended. The next tick looks
      // again.
      return;
    }
    if (!next.begun() && !admission.test(state)) {
      apply(
          ref,
          StepResult.waiting(
              Reason.THROTTLED,
              "its turn: the budget of calls to Azure goes to migrations that have begun",
              ADMISSION_RETRY),
          "");
      return;
    }
    StageState copy = StageState.newBuilder(state).build();
    StepState step = dueStep(copy, ref.step()).orElseThrow();
    StepContext input = new StepContext(copy, step, clock.now(), tablesOf(ref.migrationId()));
    StepRun run =
        new StepRun(ref, graph.step(ref.step()), input, next.counterparts(), lease, tracing);
    if (executor.offer(run)) {
      inFlight.add(run);
      due.begun(ref);
      waits.begun(ref);
    }
  }

  private void forget(StepRef ref) {
    due.remove(ref);
    waits.forget(ref);
    notices.remove(ref);
  }

  private static Optional<StepState> dueStep(StageState state, String name) {
    return state.getSteps().stream()
        .filter(step -> step.getName().equals(name) && step.getDueAt() != null)
        .findFirst();
  }

  /** Reads the stored state. Brings a state of a former release to the present form first. */
  private @Nullable StageState load(String migrationId) {
    StageState state = store.get(migrationId);
    if (state != null) {
      FormerOutputs.move(state);
      intake.unloaded(state, clock.now()).ifPresent(prepared -> write(migrationId, prepared));
    }
    return state;
  }

  /** Reads the stored state and notes the run of a step in it, to which the next run links. */
  private @Nullable StageState load(StepRef ref, String traceparent) {
    StageState state = load(ref.migrationId());
    if (state != null && !traceparent.isEmpty()) {
      state.getSteps().stream()
          .filter(step -> step.getName().equals(ref.step()))
          .forEach(step -> step.setTraceparent(traceparent));
    }
    return state;
  }

  private StageTables tablesOf(String migrationId) {
    return tables == null ? StageTables.NONE : tables.of(migrationId);
  }

  /** Writes what was prepared. It has been encoded before, so its content cannot fail here. */
  private void write(String migrationId, Prepared prepared) {
    if (prepared.transition().stored()) {
      store.put(migrationId, prepared.state());
      uncommitted.written(migrationId);
      // What is due waits for this commit.
      context.commit();
    }
    StageTables tablesNow = prepared.transition().tables();
    if (tables != null && tablesNow != null) {
      tables.put(migrationId, tablesNow, prepared.transition().changedTables());
    }
    for (Prepared.Publication each : prepared.publications()) {
      context.forward(each.record(), sinkName(each.topic()));
      meters.published(each.record().value());
    }
    if (prepared.transition().stored()) {
      meters.stored(task(), migrationId, prepared.state());
      schedule(migrationId, prepared.state());
    }
  }

  /**
   * Schedules the steps with a due time. A step in flight keeps its due time in the store, so that
   * it is due again after a crash.
   */
  private void schedule(String migrationId, StageState state) {
    if (tables != null && StageReducer.isRemoved(state) && tables.hasAny(migrationId)) {
      withTablesToRemove.add(migrationId);
    }
    boolean begun = StageReducer.hasBegun(state);
    for (StepState step : state.getSteps()) {
      StepRef ref = new StepRef(migrationId, step.getName());
      Instant dueAt = step.getDueAt();
      if (dueAt == null || !graph.contains(step.getName())) {
        forget(ref);
      } else {
        due.schedule(new DueWork.Due(ref, dueAt, begun, counterparts(state, step)));
        if (step.getUnpublished()) {
          notices.schedule(ref, reducer.publishableAt(step));
        } else {
          notices.remove(ref);
        }
      }
    }
  }

  /** Moves the tables of one state of a former release to their own store. */
  private void unloadTables() {
    String migrationId = statesWithTables.poll();
    if (migrationId != null) {
      load(migrationId);
    }
  }

  /** Removes tables of a removed migration, a bounded number at a time. A restart continues. */
  private void forgetTables() {
    if (tables == null || withTablesToRemove.isEmpty()) {
      return;
    }
    String migrationId = withTablesToRemove.iterator().next();
    List<String> keys = tables.forget(migrationId, StepResult.MOST_TABLES);
    for (String key : keys) {
      context.forward(
          new Record<>(key, null, clock.now().toEpochMilli()),
          sinkName(stage.tables().orElseThrow()));
    }
    if (keys.size() < StepResult.MOST_TABLES) {
      withTablesToRemove.remove(migrationId);
    }
  }

  private Set<Counterpart> counterparts(StageState state, StepState step) {
    try {
      return graph.step(step.getName()).counterparts(new StepContext(state, step, clock.now()));
    } catch (RuntimeException e) {
      // The run of the step reports what is wrong with the state.
      return Set.of();
    }
  }

  static String sinkName(Topic topic) {
    return "to-" + topic.topicName();
  }

  private String task() {
    return context.taskId().toString();
  }

  @Override
  public void close() {
    lease.close();
    pulse.ended(task());
    meters.released(task());
  }
}
