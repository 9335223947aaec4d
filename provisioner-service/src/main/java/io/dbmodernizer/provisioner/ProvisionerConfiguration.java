package io.dbmodernizer.provisioner;

import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.sql.SqlConnections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The configuration of the stage. */
@Configuration(proxyBeanMethods = false)
class ProvisionerConfiguration {

  @Bean
  Stage provisionerStage(AzureConnection azure, SecretResolver secrets, SqlConnections source) {
    return ProvisionerStage.of(new AzureClients(azure), secrets, source);
  }
}
