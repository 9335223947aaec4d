/**
 * Resolves references to secrets at the moment of use, and keeps their values out of every text.
 * Used by the services.
 */
@NullMarked
package io.dbmodernizer.runtime.secret;

import org.jspecify.annotations.NullMarked;
