package io.dbmodernizer.datamover.copy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are written together.
 *
 * @param rows values in the order of {@link CopiedColumns#columns()}, at least one row
 * @param bytes the bytes of the values, counted as in {@link CopyResult}; 0 for a streamed row
 * @param streamed true for a single row with large objects as streams. They are valid until the
 *     next batch is read
 */
record RowBatch(List<@Nullable Object[]> rows, long bytes, boolean streamed) {}
