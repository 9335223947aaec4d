/**
 * The data plane: reads catalogs, creates schemas, copies rows and proves that they arrived, over
 * plain JDBC. Knows neither Kafka nor Azure.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.datamover;

import org.jspecify.annotations.NullMarked;
