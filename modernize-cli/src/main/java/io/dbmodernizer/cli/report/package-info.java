/**
 * The status of migrations as tables for people and as documents for programs.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.report;

import org.jspecify.annotations.NullMarked;
