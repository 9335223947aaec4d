/**
 * The data plane: reads catalogs, creates schemas, copies rows and proves that they arrived, over
 * plain JDBC. Knows neither Kafka nor Azure; every service, the emulator and the tools may use it.
 */
@NullMarked
package io.dbmodernizer.datamover;

import org.jspecify.annotations.NullMarked;
