package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * A partitioner for records whose key has more than the migrationId. It uses the migrationId only,
 * so that all records of a migration are in one partition.
 *
 * @param of the topic that is written
 */
record MigrationPartitioner(Topic of) implements StreamPartitioner<String, SpecificRecord> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String key, SpecificRecord value, int numPartitions) {
    byte[] migrationId = of.migrationIdOf(key).getBytes(StandardCharsets.UTF_8);
    return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(migrationId)) % numPartitions));
  }
}
