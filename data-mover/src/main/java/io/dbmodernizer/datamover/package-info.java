/**
 * The data plane: reads catalogs, creates schemas, copies rows and proves that they arrived. It
 * uses plain JDBC and does not depend on Kafka or Azure.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.datamover;

import org.jspecify.annotations.NullMarked;
