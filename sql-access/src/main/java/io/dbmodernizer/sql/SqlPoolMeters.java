package io.dbmodernizer.sql;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;

/**
 * The meters of the pooled sessions, by side and server. Their tags are the host and the port, and
 * neither a database nor a login. Thread-safe.
 */
final class SqlPoolMeters implements AutoCloseable {
  private static final String PREFIX = "dbmodernizer.sql.pool.";

  private final MeterRegistry registry;
  private final List<Meter> meters = new CopyOnWriteArrayList<>();

  SqlPoolMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Adds the meters of a server.
   *
   * @param server its host and port
   */
  void add(SqlSide side, String server, ServerSessions sessions) {
    Tags tags = Tags.of("side", side.label(), "server", server);
    gauge("active", "Pooled sessions in use", tags, sessions, ServerSessions::active);
    gauge("idle", "Open pooled sessions that nobody uses", tags, sessions, ServerSessions::idle);
    gauge("waiting", "Threads without a session", tags, sessions, ServerSessions::waiting);
    gauge("most", "The limit of pooled sessions", tags, sessions, ServerSessions::most);
  }

  private void gauge(
      String name,
      String description,
      Tags tags,
      ServerSessions sessions,
      ToDoubleFunction<ServerSessions> value) {
    meters.add(
        Gauge.builder(PREFIX + name, sessions, value)
            .description(description)
            .tags(tags)
            .register(registry));
  }

  /** Removes the meters from the registry. */
  @Override
  public void close() {
    meters.forEach(registry::remove);
    meters.clear();
  }
}
