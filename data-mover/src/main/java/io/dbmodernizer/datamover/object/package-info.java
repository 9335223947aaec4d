/**
 * The programmable objects of a database: types, sequences, synonyms, views, functions, procedures
 * and triggers. Immutable values without JDBC behaviour.
 *
 * <p>May be used by: cli.database, datamover.assessment, datamover.dialect.*, datamover.proof,
 * datamover.transfer, migration.*, provisioner.*, sql.
 */
@NullMarked
package io.dbmodernizer.datamover.object;

import org.jspecify.annotations.NullMarked;
