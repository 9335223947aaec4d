package io.dbmodernizer.monitoring;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The monitoring service. Settings: {@code monitoring-service.yml}. */
@SpringBootApplication
public class MonitoringApplication {

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
    return new SpringApplicationBuilder(MonitoringApplication.class)
        .properties("spring.config.name=monitoring-service")
        .run(args);
  }
}
