package io.dbmodernizer.runtime.config;

import io.dbmodernizer.runtime.health.BrokerWatch;
import io.dbmodernizer.runtime.health.StreamThreadDeaths;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/**
 * The meters of the service's connection to Kafka.
 *
 * @param broker notes when the broker last answered
 * @param deaths notes the stream threads that ended
 */
record StreamsMeters(BrokerWatch broker, StreamThreadDeaths deaths) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    TimeGauge.builder(
            "dbmodernizer.broker.silence",
            broker,
            TimeUnit.SECONDS,
            watch -> watch.silence().toMillis() / 1_000.0)
        .description("Time since the broker last answered")
        .register(registry);
    FunctionCounter.builder("dbmodernizer.stream.thread.deaths", deaths, StreamThreadDeaths::total)
        .description("Stream threads that ended and were replaced, or ended the service")
        .register(registry);
  }
}
