package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.integration.Endpoints;
import io.dbmodernizer.emulator.integration.IntegrationRuntimes;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pipeline runs of all factories, with the ended ones. Pipelines run one after another, because
 * the databases are small.
 */
public final class FactoryRuns implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FactoryRuns.class);
  private static final String FACTORY = "factory";

  private final ResourceDirectory directory;
  private final ResourceStore store;
  private final Timers timers;
  private final MVMap<String, String> runs;
  private final LinkedServiceSecrets secrets = new LinkedServiceSecrets();
  private final LinkedDatabases databases;
  private final Map<String, PipelineRun> running = new ConcurrentHashMap<>();
  private final ExecutorService executor;

  /**
   * Reads the runs of a store.
   *
   * @param directory the resources
   * @param store store of the runs
   * @param runtimes nodes of the integration runtimes
   * @param endpoints connections to databases
   * @param timers the clock
   */
  public FactoryRuns(
      ResourceDirectory directory,
      ResourceStore store,
      IntegrationRuntimes runtimes,
      Endpoints endpoints,
      Timers timers) {
    this.directory = directory;
    this.store = store;
    this.timers = timers;
    this.runs = store.map("pipeline-runs");
    this.databases = new LinkedDatabases(directory, secrets, runtimes, endpoints);
    this.executor =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "emulator-pipelines");
              thread.setDaemon(true);
              return thread;
            });
  }

  LinkedServiceSecrets secrets() {
    return secrets;
  }

  Instant now() {
    return timers.now();
  }

  /**
   * Starts a run.
   *
   * @param pipeline the pipeline
   * @param given values of parameters; the pipeline's defaults stand for the others
   * @param invoker name of the trigger, or {@code Manual}
   * @param invokerType {@code Manual} or {@code ScheduleTrigger}
   * @return id of the run
   */
  String start(Resource pipeline, JsonNode given, String invoker, String invokerType) {
    ResourceId factory = Objects.requireNonNull(pipeline.id().parent());
    String id = UUID.randomUUID().toString();
    ObjectNode parameters = parameters(pipeline, given);
    String time = timers.now().toString();
    ObjectNode record = Json.object();
    record.put("runId", id).put("runGroupId", id).put("isLatest", true);
    record.put("pipelineName", pipeline.id().name());
    ObjectNode shown = record.putObject("parameters");
    parameters.properties().forEach(p -> shown.put(p.getKey(), Json.write(p.getValue())));
    record
        .putObject("invokedBy")
        .put("id", UUID.randomUUID().toString())
        .put("name", invoker)
        .put("invokedByType", invokerType);
    record.put("runStart", time).put("lastUpdated", time).put("status", "InProgress");
    record.put("message", "").put(FACTORY, factory.key());
    PipelineRun run =
        new PipelineRun(record, new CopyActivity(factory, directory, databases), timers::now);
    running.put(id, run);
    save(record);
    executor.execute(
        () -> {
          run.run(pipeline.properties(), parameters);
          save(record);
          running.remove(id);
          LOG.atInfo()
              .addKeyValue("pipeline", pipeline.id().name())
              .addKeyValue("status", record.path("status").asString(""))
              .log("A pipeline run has ended");
        });
    return id;
  }

  /** Returns the stored form of a run with its activities, empty if the factory has no such run. */
  Optional<ObjectNode> find(ResourceId factory, String id) {
    return Optional.ofNullable(runs.get(id))
        .map(Json::parseObject)
        .filter(run -> run.path(FACTORY).asString("").equals(factory.key()));
  }

  /** Returns the stored form of a factory's runs, oldest first. */
  List<ObjectNode> of(ResourceId factory) {
    return runs.values().stream()
        .map(Json::parseObject)
        .filter(run -> run.path(FACTORY).asString("").equals(factory.key()))
        .sorted(Comparator.comparing(run -> run.path("runStart").asString("")))
        .toList();
  }

  /** Cancels a run. Does nothing if it has ended. */
  void cancel(String id) {
    PipelineRun run = running.get(id);
    if (run != null) {
      run.cancel();
    }
  }

  /** Removes the runs of a factory. */
  void forget(ResourceId factory) {
    of(factory).forEach(run -> runs.remove(run.path("runId").asString("")));
    store.commit();
  }

  /** Returns Azure's form of a run. */
  static ObjectNode shown(ObjectNode run) {
    ObjectNode answer = run.deepCopy();
    answer.remove(List.of(FACTORY, "activities"));
    return answer;
  }

  private synchronized void save(ObjectNode record) {
    runs.put(record.path("runId").asString(""), Json.write(record));
    store.commit();
  }

  private static ObjectNode parameters(Resource pipeline, JsonNode given) {
    ObjectNode parameters = Json.object();
    pipeline
        .properties()
        .path("parameters")
        .properties()
        .forEach(
            declared -> {
              JsonNode value =
                  given.has(declared.getKey())
                      ? given.path(declared.getKey())
                      : declared.getValue().path("defaultValue");
              if (!value.isMissingNode()) {
                parameters.set(declared.getKey(), value.deepCopy());
              }
            });
    return parameters;
  }

  /** Cancels all runs and waits up to 10 seconds for the current one. */
  @Override
  public void close() {
    running.values().forEach(PipelineRun::cancel);
    executor.shutdown();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
