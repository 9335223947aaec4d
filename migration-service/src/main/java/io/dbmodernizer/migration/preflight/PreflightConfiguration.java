package io.dbmodernizer.migration.preflight;

import io.dbmodernizer.migration.direct.CopyProperties;
import io.dbmodernizer.migration.dms.CopyTarget;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.SecretsCheck;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.sql.SqlConnections;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The preflight checks, in the order of their display. */
@Configuration(proxyBeanMethods = false)
class PreflightConfiguration {

  @Bean
  @Order(1)
  PreflightCheck passwords(SecretResolver secrets) {
    return new SecretsCheck(
        secrets,
        request ->
            Map.of(
                "source.passwordRef", request.getSource().getPasswordRef(),
                "target.server.administratorPasswordRef",
                    request.getTarget().getServer().getAdministratorPasswordRef()));
  }

  @Bean
  @Order(2)
  PreflightCheck source(SqlConnections connections) {
    return new SourceCheck(connections);
  }

  @Bean
  @Order(3)
  PreflightCheck target(AzureConnection azure, SqlConnections connections, CopyTarget target) {
    return new TargetCheck(azure.rest(), connections, target);
  }

  @Bean
  @Order(4)
  PreflightCheck chunks(SqlConnections connections, CopyProperties copy) {
    return new ChunksCheck(connections, copy.chunkSize());
  }

  @Bean
  @Order(5)
  PreflightCheck ledger(AzureConnection azure, SqlConnections connections) {
    return new LedgerCheck(azure.rest(), connections);
  }
}
