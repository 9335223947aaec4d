package io.dbmodernizer.runtime.config;

import io.dbmodernizer.runtime.deadletter.DeadLetterMeter;
import io.dbmodernizer.runtime.deadletter.SetAsideHandler;
import io.dbmodernizer.runtime.engine.StageProperties;
import io.dbmodernizer.runtime.engine.StageTopology;
import io.dbmodernizer.runtime.health.BrokerWatch;
import io.dbmodernizer.runtime.health.RestorationWatch;
import io.dbmodernizer.runtime.health.StageHealthProperties;
import io.dbmodernizer.runtime.health.StreamThreadDeaths;
import io.dbmodernizer.runtime.health.StreamThreadsHealthIndicator;
import io.dbmodernizer.runtime.health.StreamsHealthIndicator;
import io.dbmodernizer.runtime.health.TaskPulse;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.runtime.limit.RefusedSendHandler;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.topics.TopicCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
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
  private static final int CLOSE_TIMEOUT_SECONDS = 15;

  @Bean
  Serde<SpecificRecord> eventSerde(KafkaProperties kafka) {
    EventSerde serde = new EventSerde();
    serde.configure(serdeSettings(kafka), false);
    return serde;
  }

  /**
   * Returns the serializer classes and the registry's settings, as Spring's own Kafka properties
   * give them.
   */
  private static Map<String, Object> serdeSettings(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.getProperties());
    settings.put("value.serializer", kafka.getProducer().getValueSerializer().getName());
    settings.put("value.deserializer", kafka.getConsumer().getValueDeserializer().getName());
    return settings;
  }

  @Bean
  GroupMembership membership(KafkaProperties kafka, Stage stage, StageProperties properties) {
    GroupMembership membership =
        new GroupMembership(
            Admin.create(kafka.buildAdminProperties()),
            group(stage),
            properties.sessionTimeout(),
            System::nanoTime);
    membership.start();
    return membership;
  }

  @Bean
  DeadLetterMeter deadLetterMeter(MeterRegistry meters) {
    return new DeadLetterMeter(meters);
  }

  @Bean
  CommitCounter commits() {
    return new CommitCounter();
  }

  @Bean
  KafkaStreamsConfiguration streamsSettings(
      KafkaProperties kafka,
      Stage stage,
      StageProperties properties,
      RecordLimits limits,
      DeadLetterMeter deadLetters) {
    Map<String, Object> settings = new HashMap<>(kafka.buildStreamsProperties());
    settings.putAll(serdeSettings(kafka));
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, group(stage));
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
    settings.put(DeadLetterMeter.NAME, deadLetters);
    return new KafkaStreamsConfiguration(settings);
  }

  @Bean(KafkaStreamsDefaultConfiguration.DEFAULT_STREAMS_BUILDER_BEAN_NAME)
  StreamsBuilderFactoryBean streams(
      KafkaStreamsConfiguration settings,
      StageTopology topology,
      StreamThreadDeaths deaths,
      CommitCounter commits,
      RestorationWatch restorations,
      MeterRegistry meters) {
    StreamsBuilderFactoryBean streams = new StreamsBuilderFactoryBean(settings);
    streams.setInfrastructureCustomizer(topology);
    streams.setClientSupplier(commits);
    streams.setLeaveGroupOnClose(true);
    streams.setCloseTimeout(CLOSE_TIMEOUT_SECONDS);
    streams.setStreamsUncaughtExceptionHandler(deaths);
    streams.setStateRestoreListener(restorations);
    streams.addListener(new KafkaStreamsMicrometerListener(meters));
    return streams;
  }

  @Bean
  StreamThreadDeaths streamThreadDeaths(InstantSource clock, StageHealthProperties health) {
    return new StreamThreadDeaths(clock, health);
  }

  @Bean
  TaskPulse taskPulse(InstantSource clock) {
    return new TaskPulse(clock);
  }

  @Bean
  RestorationWatch restorationWatch(InstantSource clock) {
    return new RestorationWatch(clock);
  }

  @Bean(initMethod = "start")
  BrokerWatch brokerWatch(
      KafkaProperties kafka,
      Stage stage,
      StreamsBuilderFactoryBean streams,
      InstantSource clock,
      StageHealthProperties health) {
    Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
    int patience = (int) Math.max(1000, health.brokerSilence().toMillis() / 2);
    settings.put("request.timeout.ms", patience);
    settings.put("default.api.timeout.ms", patience);
    return new BrokerWatch(
        () -> Admin.create(settings), streams::getKafkaStreams, group(stage), clock, health);
  }

  @Bean
  StreamsMeters streamsMeters(BrokerWatch broker, StreamThreadDeaths deaths) {
    return new StreamsMeters(broker, deaths);
  }

  @Bean
  StreamsHealthIndicator streamsHealthIndicator(
      StreamsBuilderFactoryBean streams,
      StreamThreadDeaths deaths,
      BrokerWatch broker,
      TaskPulse pulse,
      RestorationWatch restorations,
      StageHealthProperties health,
      InstantSource clock) {
    return new StreamsHealthIndicator(
        () -> state(streams), deaths, broker, pulse, restorations, health, clock);
  }

  @Bean
  StreamThreadsHealthIndicator streamThreadsHealthIndicator(
      StreamsBuilderFactoryBean streams,
      StreamThreadDeaths deaths,
      TaskPulse pulse,
      StageHealthProperties health) {
    return new StreamThreadsHealthIndicator(() -> state(streams), deaths, pulse, health);
  }

  private static KafkaStreams.@Nullable State state(StreamsBuilderFactoryBean streams) {
    KafkaStreams running = streams.getKafkaStreams();
    return running == null ? null : running.state();
  }

  private static String group(Stage stage) {
    return "modernization-" + stage.name();
  }
}
