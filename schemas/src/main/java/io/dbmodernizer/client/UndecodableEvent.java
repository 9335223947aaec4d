package io.dbmodernizer.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that is no event of its topic, with where it is and why.
 *
 * @param topic topic it is on
 * @param partition partition of the topic
 * @param offset offset in the partition
 * @param key its key as text; null for none
 * @param headers headers as text, by name
 * @param bytes its value as it is; empty for none
 * @param reason why it cannot be decoded, or the record rule it breaks
 */
@SuppressWarnings("ArrayRecordComponent")
public record UndecodableEvent(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    byte[] bytes,
    String reason) {}
