package io.dbmodernizer.backup;

import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.stage.Stage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean of the backup stage. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupProperties.class)
class BackupConfiguration {

  /** Returns the stage. */
  @Bean
  Stage backupStage(AzureConnection azure, BackupProperties properties) {
    return BackupStage.of(azure, properties.driftCheckInterval());
  }
}
