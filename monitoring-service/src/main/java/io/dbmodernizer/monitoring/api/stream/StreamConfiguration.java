package io.dbmodernizer.monitoring.api.stream;

import io.dbmodernizer.monitoring.api.MigrationIndex;
import io.dbmodernizer.monitoring.api.Summaries;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The beans of the stream. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {

  @Bean
  StreamHub streamHub(
      MigrationIndex index, Summaries summaries, JsonMapper json, StreamProperties properties) {
    return new StreamHub(index, summaries, json, properties, System::nanoTime);
  }

  @Bean
  StreamLifecycle streamLifecycle(StreamHub hub) {
    return new StreamLifecycle(hub);
  }
}
