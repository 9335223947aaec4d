/**
 * What a database contains, free of any dialect: tables, columns, keys, indexes and checks.
 * Immutable values without JDBC behaviour; every other package builds on it.
 */
@NullMarked
package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.NullMarked;
