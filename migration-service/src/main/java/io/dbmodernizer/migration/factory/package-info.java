/**
 * Azure Data Factory, which goes on copying from source to target after the migration if the
 * request says so. Spoken to in JSON: the client library that can be resolved brings 3.8 MB of
 * models for a dozen calls, hides which properties go over the wire, and retries by itself, which
 * the stage runtime does.
 *
 * <p>May be used by: migration.
 */
@NullMarked
package io.dbmodernizer.migration.factory;

import org.jspecify.annotations.NullMarked;
