package io.dbmodernizer.datamover.value;

/**
 * A text with bytes that have no characters in its code page. Only its bytes distinguish it from
 * other texts.
 *
 * @param bytes the stored bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record UnreadableText(byte[] bytes) {}
