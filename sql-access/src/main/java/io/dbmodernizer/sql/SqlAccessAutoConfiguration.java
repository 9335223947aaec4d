package io.dbmodernizer.sql;

import io.dbmodernizer.runtime.config.StageRuntimeAutoConfiguration;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Provides connections to both databases in every service that has this module. */
@AutoConfiguration(before = StageRuntimeAutoConfiguration.class)
@EnableConfigurationProperties({SqlProperties.class, SqlPoolProperties.class})
public class SqlAccessAutoConfiguration {

  @Bean
  SqlConnections sqlConnections(SqlProperties properties, SecretResolver secrets) {
    return new SqlConnections(properties, secrets);
  }

  @Bean
  SqlPools sqlPools(
      SqlConnections connections,
      SqlPoolProperties properties,
      ObjectProvider<MeterRegistry> meters) {
    return new SqlPools(
        connections, properties, meters.getIfAvailable(CompositeMeterRegistry::new));
  }

  @Bean
  FailureClassifier sqlFailureClassifier(SecretResolver secrets) {
    return new SqlFailureClassifier(secrets);
  }
}
