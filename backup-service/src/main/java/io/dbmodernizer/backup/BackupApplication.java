package io.dbmodernizer.backup;

import io.dbmodernizer.backup.drift.PolicyDriftStep;
import io.dbmodernizer.backup.removal.BackupRemoval;
import io.dbmodernizer.backup.restore.RestoreProcedure;
import io.dbmodernizer.backup.retention.LongTermRetentionStep;
import io.dbmodernizer.backup.retention.ShortTermRetentionStep;
import io.dbmodernizer.backup.retention.SqlClients;
import io.dbmodernizer.backup.vault.VaultSoftDeleteStep;
import io.dbmodernizer.backup.vault.VaultStep;
import io.dbmodernizer.backup.verify.VerifyBackupsStep;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.stage.Stage;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The backup service. Settings: {@code backup-service.yml}. */
@SpringBootApplication
@EnableConfigurationProperties(BackupProperties.class)
public class BackupApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    start(args);
  }

  /**
   * Starts the service in this process.
   *
   * @param args settings as {@code --name=value}
   * @return the running service; close it to stop
   */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(BackupApplication.class)
        .properties("spring.config.name=backup-service")
        .run(args);
  }

  /** The steps of the stage and what they share. */
  @Bean
  Stage backupStage(AzureConnection azure, BackupProperties properties) {
    return stage(azure, properties.driftCheckInterval());
  }

  /** The stage as the service runs it. */
  static BackupStage stage(AzureConnection azure, Duration driftCheckInterval) {
    SqlClients clients = new SqlClients(azure);
    return new BackupStage(
        List.of(
            new ShortTermRetentionStep(azure),
            new LongTermRetentionStep(clients),
            new VaultStep(azure),
            new VaultSoftDeleteStep(azure),
            new VerifyBackupsStep(clients)),
        List.of(new RestoreProcedure(azure), new BackupRemoval(clients)),
        List.of(new PolicyDriftStep(clients, driftCheckInterval)));
  }
}
