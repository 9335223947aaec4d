package io.dbmodernizer.migration;

import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.migration.compare.SideBySide;
import io.dbmodernizer.migration.compare.TableComparison;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.dms.IntegrationRuntimeStep;
import io.dbmodernizer.migration.dms.MigrationServiceStep;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.sql.SqlConnections;
import io.dbmodernizer.migration.sql.SqlFailureClassifier;
import io.dbmodernizer.migration.sql.SqlProperties;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.FailureClassifier;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stage and what its steps work with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SqlProperties.class, MigrationProperties.class})
class MigrationConfiguration {

  @Bean
  SqlConnections sqlConnections(SqlProperties properties, SecretResolver secrets) {
    return new SqlConnections(properties, secrets);
  }

  @Bean
  FailureClassifier sqlFailureClassifier(SecretResolver secrets) {
    return new SqlFailureClassifier(secrets);
  }

  @Bean
  SideBySide sideBySide(MigrationProperties properties) {
    return new SideBySide(properties.comparisonThreads());
  }

  @Bean
  Stage migrationStage(
      AzureConnection azure,
      SecretResolver secrets,
      SqlConnections connections,
      SideBySide sides,
      MigrationProperties properties) {
    return new MigrationStage(
        List.of(
            new MigrationServiceStep(azure),
            new IntegrationRuntimeStep(azure),
            new AssessStep(connections, properties.slice()),
            new SchemaStep(connections, properties.slice()),
            new CopyStep(azure, secrets),
            new CompareStep(connections, new TableComparison(sides), properties.slice())));
  }
}
