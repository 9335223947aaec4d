package io.dbmodernizer.migration;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The migration service. Settings: {@code migration-service.yml}. */
@SpringBootApplication
public class MigrationApplication {

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
    return new SpringApplicationBuilder(MigrationApplication.class)
        .properties("spring.config.name=migration-service")
        .run(args);
  }
}
