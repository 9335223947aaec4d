package io.dbmodernizer.migration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The migration service. Settings are in {@code migration-service.yml}. */
@SpringBootApplication
public class MigrationApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(MigrationApplication.class);
    application.setDefaultProperties(
        java.util.Map.of("spring.config.name", "migration-service"));
    application.run(args);
  }
}
