package io.dbmodernizer.runtime.config;

import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.engine.Commits;
import io.dbmodernizer.runtime.engine.FailureClassification;
import io.dbmodernizer.runtime.engine.Membership;
import io.dbmodernizer.runtime.engine.ProcessHealth;
import io.dbmodernizer.runtime.engine.StageMeters;
import io.dbmodernizer.runtime.engine.StageProperties;
import io.dbmodernizer.runtime.engine.StageTopology;
import io.dbmodernizer.runtime.engine.StepExecutor;
import io.dbmodernizer.runtime.engine.TopologyContribution;
import io.dbmodernizer.runtime.health.StageHealthProperties;
import io.dbmodernizer.runtime.health.TaskPulse;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.retry.RetryProperties;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** The auto-configuration of the stage runtime. It runs the steps of the one {@link Stage} bean. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties({
  StageProperties.class,
  RetryProperties.class,
  StageHealthProperties.class
})
@Import({AzureConfiguration.class, StreamsConfiguration.class, TracingConfiguration.class})
public class StageRuntimeAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  RetryPolicy retryPolicy(RetryProperties properties) {
    return new RetryPolicy(properties, () -> ThreadLocalRandom.current().nextDouble());
  }

  @Bean
  ProcessHealth processHealth() {
    return new ProcessHealth();
  }

  @Bean
  ProcessHealthIndicator processHealthIndicator(ProcessHealth health) {
    return new ProcessHealthIndicator(health);
  }

  @Bean
  FailureClassification failureClassification(
      List<FailureClassifier> ofService, SecretResolver secrets, ProcessHealth health) {
    List<FailureClassifier> all = new ArrayList<>(ofService);
    all.add(new AzureErrors());
    return new FailureClassification(all, secrets::redact, health);
  }

  // The executor waits for its runs when it is closed, and their spans need an open export.
  @Bean
  @DependsOn("tracing")
  StepExecutor stepExecutor(
      Stage stage,
      StageProperties properties,
      FailureClassification failures,
      MeterRegistry meters) {
    return new StepExecutor(stage.name(), properties, failures, meters);
  }

  @Bean
  StageMeters stageMeters(Stage stage, MeterRegistry meters, InstantSource clock) {
    return new StageMeters(stage.name(), meters, clock);
  }

  @Bean
  RecordLimits recordLimits() {
    return new RecordLimits();
  }

  @Bean
  StageTopology stageTopology(
      Stage stage,
      StageProperties properties,
      RetryPolicy retry,
      StepExecutor executor,
      StageMeters stageMeters,
      ArmBudget budget,
      Membership membership,
      Commits commits,
      InstantSource clock,
      Serde<SpecificRecord> eventSerde,
      RecordLimits limits,
      TaskPulse pulse,
      Tracing tracing,
      List<TopologyContribution> contributions) {
    return new StageTopology(
        stage,
        properties,
        retry,
        executor,
        stageMeters,
        budget,
        membership,
        commits,
        clock,
        eventSerde,
        limits,
        pulse,
        tracing,
        contributions);
  }
}
