/** Tests of who may call the HTTP interfaces of the services. */
@NullMarked
package io.dbmodernizer.systemtests.access;

import org.jspecify.annotations.NullMarked;
