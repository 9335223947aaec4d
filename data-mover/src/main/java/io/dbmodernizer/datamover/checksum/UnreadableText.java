package io.dbmodernizer.datamover.checksum;

/**
 * A text with bytes that have no characters in its code page. Only its bytes distinguish it from
 * other texts.
 *
 * @param bytes the stored bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record UnreadableText(byte[] bytes) {}
