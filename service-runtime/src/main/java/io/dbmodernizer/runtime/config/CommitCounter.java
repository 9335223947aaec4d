package io.dbmodernizer.runtime.config;

import io.dbmodernizer.runtime.engine.Commits;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * A counter of the transactions that each stream thread commits. Kafka Streams has no listener for
 * commits, so the counter wraps the producer of the thread. {@code commitTransaction} is called on
 * the stream thread and returns once the coordinator has decided.
 */
final class CommitCounter implements KafkaClientSupplier, Commits {
  private static final String COMMIT = "commitTransaction";

  private final Map<String, AtomicLong> commits = new ConcurrentHashMap<>();

  @Override
  public long count() {
    return ofThisThread().get();
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return counting(
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** The same producer, with its commits counted. */
  @SuppressWarnings("unchecked") // the proxy implements the one interface it is given
  Producer<byte[], byte[]> counting(Producer<byte[], byte[]> producer) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              Object result;
              try {
                result = method.invoke(producer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
              if (method.getName().equals(COMMIT)) {
                ofThisThread().incrementAndGet();
              }
              return result;
            });
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private AtomicLong ofThisThread() {
    return commits.computeIfAbsent(Thread.currentThread().getName(), name -> new AtomicLong());
  }
}
