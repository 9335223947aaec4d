package io.dbmodernizer.provisioner;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The provisioner service. Settings: {@code provisioner-service.yml}. */
@SpringBootApplication
public class ProvisionerApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    start(args);
  }

  /**
   * Starts the service in this process and returns when it is ready.
   *
   * @param args settings as {@code --name=value}
   * @return the running service; close it to stop
   */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(ProvisionerApplication.class)
        .properties("spring.config.name=provisioner-service")
        .run(args);
  }
}
