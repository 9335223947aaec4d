package io.dbmodernizer.benchmarks;

import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.serde.EventSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The time to serialize and to deserialize a progress event, by its number of tables.
 *
 * <p>The registry is in the same JVM, so that only the serde is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventSerdeBenchmark {
  private static final String TOPIC = "modernization.progress.migration";

  /** Number of tables in the event. Services publish at most 20. */
  @Param({"0", "20"})
  public int tables;

  private final EventSerde serde = EventSerde.of(Map.of("schema.registry.url", "mock://benchmark"));
  private SpecificRecord event = new StepProgressed();
  private byte[] bytes = new byte[0];

  /** Creates the event and its bytes. */
  @Setup
  public void prepare() {
    List<TableProgress> progress = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      progress.add(TableProgress.newBuilder().setTable("[Sales].[Table" + i + "]").build());
    }
    event =
        StepProgressed.newBuilder()
            .setStage("migration")
            .setStep("copy")
            .setTables(progress)
            .build();
    bytes = serde.serializer().serialize(TOPIC, event);
  }

  /** Closes the serde. */
  @TearDown
  public void close() {
    serde.close();
  }

  /** Serializes the event. */
  @Benchmark
  public byte[] serialize() {
    return serde.serializer().serialize(TOPIC, event);
  }

  /** Deserializes the event. */
  @Benchmark
  public SpecificRecord deserialize() {
    return serde.deserializer().deserialize(TOPIC, bytes);
  }
}
