package io.dbmodernizer.runtime.config;

import io.dbmodernizer.runtime.deadletter.SetAsideHandler;
import io.dbmodernizer.runtime.engine.StageProperties;
import io.dbmodernizer.runtime.engine.StageTopology;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.runtime.limit.RefusedSendHandler;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.topics.TopicCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaStreamsDefaultConfiguration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.streams.KafkaStreamsMicrometerListener;

/** The Kafka Streams application of the service. */
@Configuration(proxyBeanMethods = false)
class StreamsConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsConfiguration.class);
  private static final int CLOSE_TIMEOUT_SECONDS = 15;

  @Bean
  Serde<SpecificRecord> eventSerde(KafkaProperties kafka) {
    EventSerde serde = new EventSerde();
    serde.configure(serdeSettings(kafka), false);
    return serde;
  }

  /**
   * The serializer classes and the registry's settings, as Spring's own Kafka properties give them.
   */
  private static Map<String, Object> serdeSettings(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.getProperties());
    settings.put("value.serializer", kafka.getProducer().getValueSerializer().getName());
    settings.put("value.deserializer", kafka.getConsumer().getValueDeserializer().getName());
    return settings;
  }

  @Bean
  KafkaStreamsConfiguration streamsSettings(
      KafkaProperties kafka, Stage stage, StageProperties properties, RecordLimits limits) {
    Map<String, Object> settings = new HashMap<>(kafka.buildStreamsProperties());
    settings.putAll(serdeSettings(kafka));
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "modernization-" + stage.name());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, properties.streamThreads());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, properties.commitInterval().toMillis());
    settings.put(StreamsConfig.POLL_MS_CONFIG, properties.tick().toMillis());
    settings.put("session.timeout.ms", (int) properties.sessionTimeout().toMillis());
    settings.put("heartbeat.interval.ms", (int) properties.sessionTimeout().toMillis() / 5);
    settings.put("auto.offset.reset", "earliest");
    settings.putIfAbsent(
        StreamsConfig.producerPrefix("max.request.size"), TopicCatalogue.MAX_DEAD_LETTER_BYTES);
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class.getName());
    if (properties.stateDirectory() != null) {
      settings.put(StreamsConfig.STATE_DIR_CONFIG, properties.stateDirectory().toString());
    }
    settings.putIfAbsent(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUndecodableRecords.class);
    settings.putIfAbsent(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideHandler.class);
    settings.putIfAbsent(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    settings.putIfAbsent(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedSendHandler.class);
    settings.put(RefusedSendHandler.LIMITS, limits);
    return new KafkaStreamsConfiguration(settings);
  }

  @Bean(KafkaStreamsDefaultConfiguration.DEFAULT_STREAMS_BUILDER_BEAN_NAME)
  StreamsBuilderFactoryBean streams(
      KafkaStreamsConfiguration settings, StageTopology topology, MeterRegistry meters) {
    StreamsBuilderFactoryBean streams = new StreamsBuilderFactoryBean(settings);
    streams.setInfrastructureCustomizer(topology);
    streams.setLeaveGroupOnClose(true);
    streams.setCloseTimeout(CLOSE_TIMEOUT_SECONDS);
    streams.setStreamsUncaughtExceptionHandler(
        thrown -> {
          LOG.atError().setCause(thrown).log("A stream thread ended; another takes its place");
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    streams.addListener(new KafkaStreamsMicrometerListener(meters));
    return streams;
  }

  @Bean
  StreamsHealthIndicator streamsHealthIndicator(StreamsBuilderFactoryBean streams) {
    return new StreamsHealthIndicator(streams);
  }
}
