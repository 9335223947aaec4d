package io.dbmodernizer.provisioner;

import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.sql.SqlConnections;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The provisioner service. Settings: {@code provisioner-service.yml}. */
@SpringBootApplication
public class ProvisionerApplication {

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
    return new SpringApplicationBuilder(ProvisionerApplication.class)
        .properties("spring.config.name=provisioner-service")
        .run(args);
  }

  /** The steps of the stage and what they share. */
  @Bean
  Stage provisionerStage(AzureConnection azure, SecretResolver secrets, SqlConnections source) {
    return ProvisionerSteps.stage(new AzureClients(azure), secrets, source);
  }
}
