/** The emulator over HTTPS for tests of a service, by hand or as a JUnit extension. */
@NullMarked
package io.dbmodernizer.testsupport.azure;

import org.jspecify.annotations.NullMarked;
