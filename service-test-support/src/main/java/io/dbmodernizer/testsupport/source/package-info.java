/** Databases that stand for those on premises, served by the process of the test. */
@NullMarked
package io.dbmodernizer.testsupport.source;

import org.jspecify.annotations.NullMarked;
