/** The files by which the services are deployed. */
@NullMarked
package io.dbmodernizer.systemtests.deployment;

import org.jspecify.annotations.NullMarked;
