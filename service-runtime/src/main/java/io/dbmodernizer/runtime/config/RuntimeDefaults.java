package io.dbmodernizer.runtime.config;

import java.io.IOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * A post-processor that adds the defaults of every service with the lowest rank, before logging
 * starts.
 */
public final class RuntimeDefaults implements EnvironmentPostProcessor {
  private static final String FILE = "service-runtime-defaults.properties";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    try {
      environment
          .getPropertySources()
          .addLast(new ResourcePropertySource(FILE, new ClassPathResource(FILE)));
    } catch (IOException e) {
      throw new IllegalStateException(FILE + " is not on the class path of service-runtime", e);
    }
  }
}
