/**
 * Azure Resource Manager as the steps need it: one pipeline with credential, trust and budget;
 * operations that can be polled by another process; errors with a meaning; and the
 * observe-compare-act step. Used by the services.
 */
@NullMarked
package io.dbmodernizer.runtime.azure;

import org.jspecify.annotations.NullMarked;
