package io.dbmodernizer.datamover.value;

import java.io.InputStream;

/**
 * A large binary value.
 *
 * @param length the number of bytes
 * @param content opens the bytes
 */
public record LargeBytes(long length, Opening<InputStream> content) implements LargeValue {}
