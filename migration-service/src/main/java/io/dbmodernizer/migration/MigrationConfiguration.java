package io.dbmodernizer.migration;

import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.compare.TableComparison;
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.direct.CopyProperties;
import io.dbmodernizer.migration.direct.CopyTasks;
import io.dbmodernizer.migration.direct.DirectCopyStep;
import io.dbmodernizer.migration.direct.ReleaseCopyStep;
import io.dbmodernizer.migration.direct.RemoveLedgerStep;
import io.dbmodernizer.migration.dms.CancelCopyStep;
import io.dbmodernizer.migration.dms.CheckTargetStep;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.dms.CopyTarget;
import io.dbmodernizer.migration.dms.CopyUndo;
import io.dbmodernizer.migration.dms.DataMigrationRemoval;
import io.dbmodernizer.migration.dms.IntegrationRuntimeStep;
import io.dbmodernizer.migration.dms.MigrationErrors;
import io.dbmodernizer.migration.dms.SqlMigrationService;
import io.dbmodernizer.migration.dms.UndoCopyStep;
import io.dbmodernizer.migration.factory.CopyPipeline;
import io.dbmodernizer.migration.factory.DataFactory;
import io.dbmodernizer.migration.factory.Datasets;
import io.dbmodernizer.migration.factory.FactoryErrors;
import io.dbmodernizer.migration.factory.FactoryRemoval;
import io.dbmodernizer.migration.factory.FactoryRuntime;
import io.dbmodernizer.migration.factory.LinkedServices;
import io.dbmodernizer.migration.factory.ScheduleTrigger;
import io.dbmodernizer.migration.factory.StopTriggerStep;
import io.dbmodernizer.migration.factory.SynchronizationRunsStep;
import io.dbmodernizer.migration.object.MoveObjectsStep;
import io.dbmodernizer.migration.object.PrepareObjectsStep;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.removal.RemovalProcedure;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.sql.SqlConnections;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The migration stage and the objects that its steps use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MigrationProperties.class, CopyProperties.class})
class MigrationConfiguration {

  @Bean
  ComparisonExecutor comparisonExecutor(MigrationProperties properties) {
    return new ComparisonExecutor(properties.comparisonThreads());
  }

  @Bean
  FailureClassifier migrationErrors() {
    return new MigrationErrors();
  }

  @Bean
  FailureClassifier factoryErrors() {
    return new FactoryErrors();
  }

  @Bean
  CopyUndo copyUndo(SqlConnections connections) {
    return new CopyUndo(connections);
  }

  @Bean
  CopyTarget copyTarget(SqlConnections connections, MigrationProperties properties) {
    return new CopyTarget(connections, properties.slice());
  }

  @Bean
  Stage migrationStage(
      AzureConnection azure,
      SecretResolver secrets,
      SqlConnections connections,
      ComparisonExecutor executor,
      CopyUndo undo,
      CopyTarget target,
      RetryPolicy retry,
      ObjectProvider<CopyTasks> tasks,
      CopyProperties copy,
      MigrationProperties properties) {
    return MigrationStage.outline()
        .steps(
            List.of(
                SqlMigrationService.step(azure),
                new IntegrationRuntimeStep(azure),
                new AssessStep(connections, properties.slice()),
                new CheckTargetStep(azure, connections, target),
                new PrepareObjectsStep(connections, properties.slice()),
                new SchemaStep(connections, properties.slice()),
                new StepByEngine(
                    new CopyStep(azure, secrets, undo, target, retry),
                    new DirectCopyStep(
                        connections,
                        target,
                        (to, id, packs, limits) -> tasks.getObject().handOut(to, id, packs, limits),
                        copy,
                        properties.slice())),
                new FinishSchemaStep(connections, properties.slice()),
                new CompareDefinitionsStep(connections),
                new CompareStep(
                    connections,
                    new TableComparison(executor),
                    properties.repairLimits(),
                    properties.slice()),
                new MoveObjectsStep(connections, properties.slice()),
                DataFactory.step(azure),
                FactoryRuntime.step(azure),
                LinkedServices.step(azure, secrets),
                Datasets.step(azure),
                CopyPipeline.step(azure, connections),
                ScheduleTrigger.step(azure)))
        .upkeep(List.of(new SynchronizationRunsStep(azure)))
        .procedures(List.of(cancellation(azure, undo, connections), removal(azure, connections)))
        .build();
  }

  /** Returns the procedure that cancels a migration. */
  static Procedure cancellation(AzureConnection azure, CopyUndo undo, SqlConnections connections) {
    return new CancelProcedure(
        List.of(
            new StepByEngine(new CancelCopyStep(azure), new ReleaseCopyStep(connections)),
            new UndoCopyStep(undo),
            new StopTriggerStep(azure, "cancel-schedule")));
  }

  /** Returns the procedure that removes the stage's resources, in the order that Azure requires. */
  static Procedure removal(AzureConnection azure, SqlConnections connections) {
    List<Step> steps = new ArrayList<>();
    steps.add(new RemoveLedgerStep(connections));
    steps.addAll(DataMigrationRemoval.steps(azure));
    steps.addAll(FactoryRemoval.steps(azure));
    return new RemovalProcedure(
        MigrationStage.NAME,
        steps,
        (removed, kept) -> MigrationRemoved.newBuilder().setRemoved(removed).setKept(kept).build());
  }
}
