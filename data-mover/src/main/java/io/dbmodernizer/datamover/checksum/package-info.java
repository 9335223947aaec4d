/**
 * Order-independent digests of table content, equal on both dialects. Depends on {@code catalog}
 * and {@code dialect}.
 */
@NullMarked
package io.dbmodernizer.datamover.checksum;

import org.jspecify.annotations.NullMarked;
