/**
 * The configuration of the stage runtime in a Spring Boot application that defines a stage.
 *
 * <p>May be used by: runtime.preflight, runtime.verify, sql.
 */
@NullMarked
package io.dbmodernizer.runtime.config;

import org.jspecify.annotations.NullMarked;
