/**
 * The monitoring service: watches targets in Azure, derives the status of every migration from its
 * events, and serves it. It commands nobody.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.monitoring;

import org.jspecify.annotations.NullMarked;
