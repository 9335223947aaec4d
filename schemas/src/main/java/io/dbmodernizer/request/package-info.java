/**
 * A request for a migration: its JSON document, the rules it has to keep, its digest, the names
 * derived from it and the references to secrets in it. Used by whoever publishes requests and by
 * the services, which apply the same rules to what foreign programs publish. Depends on the
 * generated events only.
 */
@NullMarked
package io.dbmodernizer.request;

import org.jspecify.annotations.NullMarked;
