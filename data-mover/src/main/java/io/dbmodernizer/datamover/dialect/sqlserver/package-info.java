/**
 * The dialect of SQL Server and Azure SQL Database, and the reading of their catalog.
 *
 * <p>May be used by: datamover.value, migration.factory.
 */
@NullMarked
package io.dbmodernizer.datamover.dialect.sqlserver;

import org.jspecify.annotations.NullMarked;
