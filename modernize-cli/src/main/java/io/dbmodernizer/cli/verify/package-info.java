/**
 * The verification of resources in Azure: the questions to the services and the table of answers.
 *
 * <p>May be used by: cli, cli.doctor.
 */
@NullMarked
package io.dbmodernizer.cli.verify;

import org.jspecify.annotations.NullMarked;
