package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.monitoring.MonitoringStage;
import io.dbmodernizer.monitoring.webhook.WebhookProperties;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.removal.RemovedResources;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.unit.DataSize;

/**
 * The steps of the stage, each driven by itself with the state that the steps before it have left.
 */
final class MonitoringRig {
  static final String SECRET = "receiver-secret-0123456789";

  /**
   * Time goes on from step to step, also from rig to rig: the connection remembers what it read.
   */
  private static final Duration BETWEEN_STEPS = Duration.ofMinutes(1);

  private static final AtomicInteger STEPS = new AtomicInteger();

  private final AzureConnection azure;
  private final Map<String, String> environment = new HashMap<>(Map.of("RECEIVER", SECRET));
  private final List<StepDriver> drivers = new ArrayList<>();
  private WebhookProperties receiver = WebhookProperties.none();
  private StageState state = new StageState();

  MonitoringRig(AzureConnection azure) {
    this.azure = azure;
    forget();
  }

  MonitoringRig with(String variable, String secret) {
    environment.put(variable, secret);
    return this;
  }

  MonitoringRig withReceiver(String publicUrl) {
    receiver =
        new WebhookProperties("env:RECEIVER", URI.create(publicUrl), DataSize.ofKilobytes(256));
    return this;
  }

  /** Begins with a state without resources. */
  MonitoringRig forget() {
    state =
        StageState.newBuilder().setOutputs(new HashMap<>()).setResources(new ArrayList<>()).build();
    return this;
  }

  /** Returns the state of the stage after the last step. */
  StageState state() {
    return state;
  }

  /** Drives the steps of the main work in their order. */
  Map<String, StepResult.Done> runStage(TargetProvisioned target) {
    return run(stage().steps(), target);
  }

  /** Drives some steps of the main work, in the order of the stage. */
  Map<String, StepResult.Done> run(TargetProvisioned target, String... names) {
    List<String> wanted = List.of(names);
    return run(stage().steps().stream().filter(s -> wanted.contains(s.name())).toList(), target);
  }

  /** Drives the removal, each step until it is done. */
  Map<String, StepResult.Done> remove(TargetProvisioned target) {
    return run(removal().steps(), target);
  }

  /** Returns the resources that the removal reports as removed. */
  List<AzureResource> removed() {
    return RemovedResources.removed(state);
  }

  Procedure removal() {
    return stage().procedures().get(0);
  }

  /** Returns a driver of a step of the main work or of the removal, with the present state. */
  StepDriver driver(String name, TargetProvisioned target) {
    List<Step> steps = new ArrayList<>(stage().steps());
    steps.addAll(removal().steps());
    return driver(
        steps.stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow(), target);
  }

  List<Verification> verify(String name, TargetProvisioned target) {
    Step step =
        stage().steps().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    return verify(step, target);
  }

  Map<String, Verification.Verdict> verdicts(TargetProvisioned target) {
    Map<String, Verification.Verdict> verdicts = new LinkedHashMap<>();
    for (Step step : stage().steps()) {
      verify(step, target).forEach(found -> verdicts.put(step.name(), found.verdict()));
    }
    return verdicts;
  }

  /** Returns the texts that would be stored, published or logged. */
  String everythingSaid() {
    StringBuilder said = new StringBuilder();
    drivers.forEach(driver -> said.append(driver.results()).append(driver.stage()));
    return said.toString();
  }

  private List<Verification> verify(Step step, TargetProvisioned target) {
    StageState known =
        StageState.newBuilder()
            .setRequest(target.getRequest())
            .setTarget(target)
            .setOutputs(state.getOutputs())
            .build();
    try {
      return step.verify(
          new StepContext(
              known,
              StepState.newBuilder().setName(step.name()).build(),
              target.getMetadata().getOccurredAt()));
    } catch (Exception e) {
      throw new AssertionError("step " + step.name() + " cannot be verified", e);
    }
  }

  private Map<String, StepResult.Done> run(List<Step> steps, TargetProvisioned target) {
    Map<String, StepResult.Done> done = new LinkedHashMap<>();
    for (Step step : steps) {
      StepDriver driver = driver(step, target);
      done.put(step.name(), driver.runToDone());
      state = driver.stage();
    }
    return done;
  }

  private StepDriver driver(Step step, TargetProvisioned target) {
    StepDriver driver =
        StepDriver.of(step, target)
            .withOutputs(Outputs.of(state))
            .withResources(state.getResources())
            .withRemovals(state.getRemovals());
    driver.advance(BETWEEN_STEPS.multipliedBy(STEPS.incrementAndGet()));
    drivers.add(driver);
    return driver;
  }

  @SuppressWarnings("NullAway") // no test refers to a key vault
  private Stage stage() {
    SecretResolver secrets = new SecretResolver(environment::get, null);
    return MonitoringStage.of(azure, new AlertWebhooks(secrets, receiver));
  }
}
