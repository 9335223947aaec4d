package io.dbmodernizer.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that is not an event of its topic, with its position and the reason.
 *
 * @param topic topic of the record
 * @param partition partition of the topic
 * @param offset offset in the partition
 * @param key key as text; null for none
 * @param headers headers as text, by name
 * @param bytes value of the record; empty for none
 * @param reason why it cannot be decoded, or the rule of {@link RecordRules} that it breaks
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
