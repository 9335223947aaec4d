package io.dbmodernizer.datamover.checksum;

/**
 * A text with bytes that its code page has no characters for: only the bytes tell it from others.
 *
 * @param bytes the stored bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record UnreadableText(byte[] bytes) {}
