package io.dbmodernizer.backup;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The backup service. Settings: {@code backup-service.yml}. */
@SpringBootApplication
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
}
