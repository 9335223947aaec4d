/**
 * The monitoring service: watches targets in Azure, derives the status of every migration from its
 * events, and serves it. It passes on what people ask for, and commands nobody by itself.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.monitoring;

import org.jspecify.annotations.NullMarked;
