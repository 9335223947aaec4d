/** Wires the stage runtime into a Spring Boot application that defines a stage. */
@NullMarked
package io.dbmodernizer.runtime.config;

import org.jspecify.annotations.NullMarked;
