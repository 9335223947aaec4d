/** The dashboard in a real browser. Compiled and run with the profile {@code deep} only. */
@NullMarked
package io.dbmodernizer.monitoring.browser;

import org.jspecify.annotations.NullMarked;
